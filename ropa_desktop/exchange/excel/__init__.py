"""The record as a workbook: to be handed over, and to be read back."""
