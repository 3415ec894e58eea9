"""The workbook for finance: live formulas with the planner's own results stored beside them."""

from planner.export.workbook.export_error import ExportCancelledError, ExportError, ExportFault
from planner.export.workbook.export_options import ExportOptions, Redaction, SheetGroup
from planner.export.workbook.exporting import export_workbook
from planner.export.workbook.hire_books import export_hire_books

__all__ = [
    "ExportCancelledError",
    "ExportError",
    "ExportFault",
    "ExportOptions",
    "Redaction",
    "SheetGroup",
    "export_hire_books",
    "export_workbook",
]
