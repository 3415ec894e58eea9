"""The finance workbook, one module a sheet."""
