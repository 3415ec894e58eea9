"""Workbooks stripped of their results, and what LibreOffice makes of them."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from planner.intake.audit.audited_workbook import AuditedCell, AuditedWorkbook, Content
from planner.intake.audit.workbook_reading import read_audited_workbook

TOLERANCE = 0.005
SHEETS_A_CALL = 25
_RESULT = re.compile(
    rb'(<c r="[A-Z]+\d+"(?: s="\d+")?)(?: t="\w+")?>(<f(?: [^>]*)?(?:/>|>[^<]*</f>))'
    rb"<v ?(?:/>|>[^<]*</v>)</c>"
)

Value = float | str
Values = Mapping[tuple[str, str], Value]
"""What the cells with formulas came to, by sheet and address."""


def strip_results(path: Path, target: Path) -> None:
    """Copy a workbook without any result beside its formulas."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as stripped:
        for item in source.infolist():
            data = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = _RESULT.sub(rb"\1>\2</c>", data)
                assert b"</f><v" not in data
                assert b'"/><v' not in data
            stripped.writestr(item, data)


def recalculate_all(paths: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Recalculate workbooks that hold no results; several go through one LibreOffice.

    Raises:
        RuntimeError: If LibreOffice is missing or leaves a workbook out.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        raise RuntimeError("LibreOffice is missing: install libreoffice-calc-nogui")
    found: dict[Path, Path] = {}
    waiting = list(paths)
    outcome = folder / "recalculated"
    # Its own settings are in the profile; the desktop libraries under it write to the home.
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
    for at in range(0, len(waiting), SHEETS_A_CALL):
        some = waiting[at : at + SHEETS_A_CALL]
        command = [
            soffice,
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(outcome),
            *map(str, some),
        ]
        subprocess.run(
            command, check=True, capture_output=True, timeout=900, env=os.environ | homes
        )
        found |= {path: outcome / path.name for path in some}
    missing = [path.name for path in found.values() if not path.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice left out {missing}")
    return found


def read(path: Path) -> AuditedWorkbook:
    """Read a workbook's cells."""
    return read_audited_workbook(path, lambda: False)


def results(workbook: AuditedWorkbook) -> Values:
    """Return the results of the formulas."""
    return {
        (sheet.name, cell.address): value_of(cell)
        for sheet in workbook.sheets
        for cell in sheet.formulas
    }


def value_of(cell: AuditedCell | None) -> Value:
    """Return what a cell holds: a number, a day's number, or text; nothing is the empty text."""
    if cell is None:
        return ""
    return cell.number if cell.content is Content.NUMBER else cell.value


def differences(expected: Values, found: Values) -> Iterator[tuple[str, Value, Value]]:
    """Return the cells that came to something else: where, and both values."""
    for key, value in expected.items():
        other = found.get(key, "")
        if isinstance(value, float) and isinstance(other, float):
            if abs(value - other) > TOLERANCE:
                yield "!".join(key), value, other
        elif value != other:
            yield "!".join(key), value, other
