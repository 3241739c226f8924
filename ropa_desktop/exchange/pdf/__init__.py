"""Writes the record as a PDF: an engine of our own that draws straight onto pages, and the document on it."""
