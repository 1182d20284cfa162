"""A statement as an Excel workbook."""
