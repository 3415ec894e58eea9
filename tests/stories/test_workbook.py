"""From the command line to finance: the workbook recalculates to what `budget --json` answers."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

pytestmark = pytest.mark.libreoffice

ROOT = Path(__file__).parents[2]
STORED = re.compile(
    rb'(<c r="[A-Z]+\d+"(?: s="\d+")?)(?: t="\w+")?>(<f(?: [^>]*)?(?:/>|>[^<]*</f>))'
    rb"<v ?(?:/>|>[^<]*</v>)</c>"
)
FIRST_MONTH = 6


def answer(*argv: str | Path) -> Any:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "planner", *map(str, argv), "--json"],
        capture_output=True,
        check=True,
        env=kept | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        timeout=120,
    )
    return json.loads(done.stdout)


def recalculated(path: Path, folder: Path) -> Path:
    bare = folder / "bare.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = STORED.sub(rb"\1>\2</c>", data)
                assert b"</f><v" not in data
                assert b'"/><v' not in data
            target.writestr(name, data)
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: install libreoffice-calc-nogui"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    options = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [soffice, profile, *options, "--outdir", str(folder / "out"), str(bare)],
        check=True,
        capture_output=True,
        timeout=150,
        env=os.environ | {"HOME": str(folder), "XDG_CACHE_HOME": str(folder)},
    )
    return folder / "out" / bare.name


def cents(value: Any) -> Decimal:
    return Decimal(f"{value:.6f}").quantize(Decimal("0.01"))


def assume(path: Path) -> None:
    """Give a plan's file overhead, figures of single countries, own benefits and company days."""
    plan = json.loads(path.read_text("utf-8"))
    plan["assumptions"] |= {
        "overhead_share": "0.1137",
        "overhead_share_by_country": {"IN": "0.0425", "PL": "0"},
        "agency_fee_share_by_country": {"DE": "0.2"},
        "equipment_by_country": {"PL": {"amount": "9811.5", "currency": "PLN"}},
    }
    plan["company_days"] = {
        "2027-03-05": "Offsite",
        "2027-04-16/PL": "",
        "2027-06-14": "Summer",
        "2027-05-03/PL": "A public holiday anyway",
        "2027-05-08": "A Saturday",
    }
    for number, seat in enumerate([*plan["members"], *plan["positions"]]):
        seat["cost_center"] = f"CC-{number}"
        seat["start"] = seat["start"].rpartition("-")[0] + "-11"
        if number % 3 == 0:
            seat["benefits_share"] = f"0.{number:02}"
    path.write_text(json.dumps(plan), "utf-8")


@pytest.mark.parametrize(
    ("language", "is_assumed"), [("en", False), ("en", True), ("de", True), ("ar", True)]
)
def test_that_finance_recalculates_the_totals_the_command_line_answers(
    tmp_path: Path, language: str, *, is_assumed: bool
) -> None:
    plan, workbook = tmp_path / "team.hplan", tmp_path / "team.xlsx"
    answer("new", plan, "--sample", "cloud-provider")
    plain = answer("budget", plan)
    if is_assumed:
        assume(plan)
    budget = answer("budget", plan)
    assert (budget["months"] == plain["months"]) != is_assumed
    answer("export", plan, workbook, "--language", language)

    sheet = openpyxl.load_workbook(recalculated(workbook, tmp_path), data_only=True).worksheets[3]
    months = [cell.value for cell in sheet[4][FIRST_MONTH:] if isinstance(cell.value, datetime)]
    assert [f"{month:%Y-%m}" for month in months] == [each["month"] for each in budget["months"]]

    columns = range(FIRST_MONTH, FIRST_MONTH + len(months))
    totals_label = sheet["C9"].value
    rows = [row for row in sheet.iter_rows(min_row=9) if row[2].value == totals_label]
    assert [cents(rows[0][at].value) for at in columns] == [
        Decimal(each["total"]) for each in budget["months"]
    ]
    seats = {row[0].value: row for row in rows if row[0].value}
    for at, month in zip(columns, budget["months"], strict=True):
        by_seat = {seat: cents(row[at].value) for seat, row in seats.items()}
        assert by_seat == {seat: Decimal(each) for seat, each in month["by_position"].items()}
    years = sheet[9][FIRST_MONTH + len(months) + 1 :]
    assert cents(sheet["E12"].value) == Decimal(budget["run_rate"])
    assert len([cell for cell in years if cell.value]) == len(budget["fiscal_years"])
