"""A report as a workbook, as PDF, as a table for a terminal, and as JSON: one way each for every answer."""
