"""What differs between two states of a register, as text, JSON or an Excel workbook."""
