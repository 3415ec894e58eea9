"""A small workbook by the book, in which tests plant one violation at a time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from planner.intake.audit import Audit, audit_workbook

MONTHS = [date(2026, month, 1) for month in range(7, 13)]
FIRST_MONTH = 3
LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "month": {"num_format": "mmm yy"},
    "input": {"font_color": "#0000FF", "bg_color": "#FFF8DC", "locked": False},
    "default": {"bg_color": "#FFF8DC", "locked": False},
    "open": {"locked": False},
    "fact": {"font_color": "#0000FF"},
    "formula": {"font_color": "#000000"},
    "mask": {"num_format": "@"},
}


class Book:
    """Writes the workbook; a test changes it before it is closed."""

    def __init__(self, path: Path) -> None:
        self.workbook = xlsxwriter.Workbook(path)
        self.looks = {name: self.workbook.add_format(look) for name, look in LOOKS.items()}
        self.sheets = {
            name: self.workbook.add_worksheet(name)
            for name in ("About", "Inputs", "Monthly cost", "Checks")
        }
        self._write_about()
        self._write_inputs()
        self._write_monthly()
        self._write_checks()
        for sheet in self.sheets.values():
            sheet.protect()

    def put(self, sheet: str, address: str, value: Any, look: str = "formula") -> None:
        self.sheets[sheet].write(address, value, self.looks[look])

    def compute(
        self, sheet: str, address: str, formula: str, result: Any = 0, look: str = "formula"
    ) -> None:
        self.sheets[sheet].write_formula(address, formula, self.looks[look], result)

    def across(self, row: int, formula: str, result: Any, look: str = "formula") -> None:
        for at in range(len(MONTHS)):
            letter, before = "CDEFGHI"[at + 1], "CDEFGHI"[at]
            own = formula.replace("{c}", letter).replace("{p}", before)
            self.compute("Monthly cost", f"{letter}{row}", own, result, look)

    def _write_about(self) -> None:
        for row, text in enumerate(["About", "What this is.", "All checks", "By finance"], 1):
            self.put("About", f"A{row}", text, "text")
        self.compute("About", "B3", "='Checks'!$B$3", "OK")

    def _write_inputs(self) -> None:
        for row, text in enumerate(["Inputs", "Pay of a year", "Months of a year"], 1):
            self.put("Inputs", f"A{row}", text, "text")
        self.put("Inputs", "B2", 120_000, "input")
        self.put("Inputs", "B3", 12, "fact")
        self.put("Inputs", "A4", "Share", "text")
        self.compute("Inputs", "B4", "=$B$3/$B$3", 1, "default")

    def _write_monthly(self) -> None:
        self.put("Monthly cost", "A1", "Monthly cost", "text")
        self.put("Monthly cost", "A4", "Figure", "text")
        self.put("Monthly cost", "B4", "Unit", "text")
        for column, month in enumerate(MONTHS, FIRST_MONTH):
            sheet = self.sheets["Monthly cost"]
            sheet.write_datetime(3, column, month, self.looks["month"])
        for row, label in ((5, "Pay"), (6, "To date")):
            self.put("Monthly cost", f"A{row}", label, "text")
            self.put("Monthly cost", f"B{row}", "USD", "text")
        self.across(5, "='Inputs'!$B$2/'Inputs'!$B$3", 10_000)
        self.across(6, "={p}6+{c}5", 10_000)

    def _write_checks(self) -> None:
        self.put("Checks", "A1", "Checks", "text")
        self.put("Checks", "A3", "All checks", "text")
        self.compute("Checks", "B3", '=IF($C$3=0,"OK","ERROR")', "OK")
        self.compute("Checks", "C3", "=SUM($B$7:$B$9)")
        for row in (7, 8, 9):
            self.put("Checks", f"A{row}", "Totals foot", "text")
            self.compute("Checks", f"B{row}", f"=IF('Inputs'!$B${row - 5}='Inputs'!$B$2,0,0)")


Plant = Callable[[Book], object]


def audit_of(path: Path, plant: Plant) -> Audit:
    """Audit the workbook with a violation in it."""
    book = Book(path)
    plant(book)
    book.workbook.close()
    return audit_workbook(path)
