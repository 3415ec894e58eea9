"""Workbooks that LibreOffice opened, recalculated and saved."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.intake.returned.reading import read_returned
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from tests.core.intake.returned.conftest import TODAY, address_of, set_cell, told


@pytest.fixture(scope="session")
def saved_by_libreoffice(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Path], Path]:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail("LibreOffice is missing: install libreoffice-calc-nogui")
    folder = Path(tmp_path_factory.mktemp("libreoffice"))

    def save(path: Path) -> Path:
        command = [
            soffice,
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder / "saved"),
            str(path),
        ]
        homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
        environment = os.environ | homes
        subprocess.run(command, check=True, capture_output=True, timeout=150, env=environment)
        return folder / "saved" / path.name

    return save


@pytest.mark.parametrize("language", ["en", "ar"])
def test_that_a_workbook_saved_by_libreoffice_unchanged_proposes_nothing(
    exported: Callable[..., Path],
    saved_by_libreoffice: Callable[[Path], Path],
    plan: Plan,
    market: Snapshot,
    language: str,
) -> None:
    saved = saved_by_libreoffice(exported(plan, language))
    workbook: Any = openpyxl.load_workbook(saved)
    kept = {each.name: each.value for each in workbook.custom_doc_props.props}
    assert kept["hiring-planner-plan"] == plan.document_id
    found = read_returned(saved, plan, market, TODAY)
    assert found.proposals == ()
    assert told(found) == []


def test_that_changes_come_back_through_libreoffice_with_results_and_foreign_edits_told(
    exported: Callable[..., Path],
    returned: Callable[..., Path],
    saved_by_libreoffice: Callable[[Path], Path],
    plan: Plan,
    market: Snapshot,
) -> None:
    path = exported(plan)
    sheet, pay = address_of(path, "position/base_pay/P-02")
    changed = returned(
        set_cell(sheet, pay, f"={plan.positions[1].base_pay.amount}*1.05"),
        set_cell(*address_of(path, "plan-rate//BRL"), 0.2),
        set_cell(*address_of(path, "member/cost_center/M-02"), 4711),
        set_cell("Positions", "G8", "Lisbon"),
    )
    found = read_returned(saved_by_libreoffice(changed), plan, market, TODAY)
    values = {each.change.key: each.change.new for each in found.proposals}
    assert values.keys() == {
        "position/base_pay/P-02",
        "plan-rate//BRL",
        "member/cost_center/M-02",
    }
    raised = plan.positions[1].base_pay.amount * 105 / 100
    assert values["position/base_pay/P-02"].amount == raised  # type: ignore[attr-defined]
    assert values["member/cost_center/M-02"] == "4711"
    (text,) = told(found)
    assert text.startswith("G8 on Positions: P-02: it held “Bengaluru” and now holds “Lisbon”")
