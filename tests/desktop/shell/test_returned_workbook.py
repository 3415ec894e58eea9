"""The review of a workbook that comes back: what is ticked, said, taken and left."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from planner.calculators.evaluation import evaluate
from planner.desktop.app import Desktop
from planner.desktop.imports import Imports
from planner.desktop.password_dialog import PasswordDialog
from planner.desktop.review_dialog import ReviewDialog
from planner.export.workbook import export_workbook
from planner.export.workbook.export_options import ExportOptions
from planner.intake.tables.workbook_password import encrypted_workbook
from planner.plan.edits import set_plan_rate
from planner.quantities.identifiers import CurrencyCode

OpenDesktop = Callable[..., Desktop]
WaitUntil = Callable[[Callable[[], bool]], None]
WAIT_MS = 20_000
BRL = CurrencyCode("BRL")


@pytest.fixture
def desktop(open_desktop: OpenDesktop, plan_file: Path) -> Desktop:
    return open_desktop(plan_file)


@pytest.fixture
def reviewed(
    desktop: Desktop, tmp_path: Path, qtbot: object
) -> Iterator[Callable[..., ReviewDialog]]:
    """Return the review of the open plan's workbook after some cells were typed over."""
    imports = desktop.shell.dialogs.imports
    session = desktop.shell.session
    path = tmp_path / "returned.xlsx"
    evaluation = evaluate(session.plan, session.market)
    export_workbook(evaluation, path, generated_on=date(2026, 11, 24))

    def review(rate: float | None = None, place: str | None = None) -> ReviewDialog:
        workbook: Any = openpyxl.load_workbook(path)
        if rate is not None:
            rows = workbook["Inputs"].iter_rows()
            next(row for row in rows if row[0].value == BRL)[4].value = rate
        if place is not None:
            rows = workbook["Positions"].iter_rows(min_row=5)
            next(row for row in rows if row[0].value == "P-02")[6].value = place
        workbook.save(path)
        with qtbot.waitSignal(imports.task.reviewed, timeout=WAIT_MS):  # type: ignore[attr-defined]
            imports.open(path)
        assert imports.review is not None
        return imports.review

    yield review
    if imports.review is not None:
        imports.review.reject()


@pytest.fixture
def wait_until(qtbot: object) -> WaitUntil:
    def wait(is_so: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_so, timeout=WAIT_MS)  # type: ignore[attr-defined]

    return wait


def test_that_an_unchanged_workbook_offers_nothing_to_take(
    reviewed: Callable[..., ReviewDialog],
) -> None:
    dialog = reviewed()
    assert dialog.explained.text().startswith("The plan holds what the workbook holds")
    assert dialog.take_button.isHidden()
    assert dialog.list.isHidden()


def test_that_what_is_ticked_is_taken_in_one_step_and_can_be_undone(
    desktop: Desktop, reviewed: Callable[..., ReviewDialog]
) -> None:
    session, before = desktop.shell.session, desktop.shell.session.plan
    dialog = reviewed(rate=0.2)
    assert [tick.is_on for tick in dialog.list.ticks] == [True]
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.take_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.take_button.label == "Take 1 change"
    QTest.keyClick(dialog.take_button, Qt.Key.Key_Return)
    assert session.plan.plan_rates[BRL] == Decimal("0.2")
    assert session.undo_stack.undoText() == "Take changes of returned.xlsx"
    session.undo()
    assert session.plan == before


def test_that_a_change_against_the_plans_own_is_left_until_it_is_ticked(
    desktop: Desktop, reviewed: Callable[..., ReviewDialog]
) -> None:
    session = desktop.shell.session
    session.apply(set_plan_rate(session.plan, BRL, Decimal("0.21")), "Change rate")
    dialog = reviewed(rate=0.2)
    [tick] = dialog.list.ticks
    assert not tick.is_on
    assert "Exported: 0.19; in the plan now: 0.21; in the workbook: 0.2" in tick.name
    assert "1 change stands against a later one" in dialog.explained.text()
    dialog.all_button.click()
    dialog.accept()
    assert session.plan.plan_rates[BRL] == Decimal("0.2")


def test_that_what_is_not_taken_is_said_by_its_cell(
    reviewed: Callable[..., ReviewDialog],
) -> None:
    dialog = reviewed(rate=0.2, place="Lisbon")
    [(_tone, sentence)] = dialog.problems.sentences
    assert "P-02: it held “Bengaluru” and now holds “Lisbon”" in sentence


def test_that_the_effect_of_what_is_ticked_stands_below(
    desktop: Desktop, reviewed: Callable[..., ReviewDialog], wait_until: WaitUntil
) -> None:
    plan, market = desktop.shell.session.plan, desktop.shell.session.market
    dialog = reviewed(rate=0.2)
    wait_until(lambda: bool(dialog.effect.text()))
    assert dialog.effect.text().startswith("Together: cost over the horizon +$")
    months, budget = dialog.months.figures, evaluate(plan, market).budget
    changed = evaluate(set_plan_rate(plan, BRL, Decimal("0.2")), market).budget
    assert months.names[:3] == ("Cost in the plan", "Cost with what is ticked", "Difference")
    assert len(months.columns) == 1 + len(plan.months)
    for at, (old, new) in enumerate(zip(budget.totals, changed.totals, strict=True), 1):
        difference = months.cells[2][at]
        assert (difference == "–") is (old == new)
        assert months.cells[3][at] == difference  # the one change there is
    assert not dialog.table.isHidden()
    dialog.none_button.click()
    wait_until(lambda: not dialog.effect.text())
    assert set(dialog.months.figures.cells[2]) == {"–"}
    assert dialog.months.figures.cells[1] == dialog.months.figures.cells[0]


def test_that_a_plan_that_moved_meanwhile_is_reviewed_again(
    desktop: Desktop, reviewed: Callable[..., ReviewDialog], qtbot: object
) -> None:
    session, imports = desktop.shell.session, desktop.shell.dialogs.imports
    dialog = reviewed(rate=0.2)
    moved = set_plan_rate(session.plan, BRL, Decimal("0.21"))
    session.apply(moved, "Change rate")
    with qtbot.waitSignal(imports.task.reviewed, timeout=WAIT_MS):  # type: ignore[attr-defined]
        dialog.accept()
    assert session.plan == moved
    assert imports.review is not None
    assert [tick.is_on for tick in imports.review.list.ticks] == [False]


def test_that_a_workbook_under_a_password_asks_for_it_until_it_is_right(
    desktop: Desktop, tmp_path: Path, qtbot: object, wait_until: WaitUntil
) -> None:
    imports, session = desktop.shell.dialogs.imports, desktop.shell.session
    path = tmp_path / "returned.xlsx"
    options = ExportOptions(password="open sesame")  # noqa: S106 -- nobody's
    evaluation = evaluate(session.plan, session.market)
    export_workbook(evaluation, path, generated_on=date(2026, 11, 24), options=options)
    imports.open(path)
    wait_until(lambda: imports.asking is not None)
    first = asked(imports)
    assert first.password.echoMode() is QLineEdit.EchoMode.Password
    assert not first.open_button.isEnabled()
    assert "is not kept" in first.sentence
    QTest.keyClicks(first.password, "Open Sesame")
    QTest.keyClick(first.password, Qt.Key.Key_Return)
    wait_until(lambda: imports.asking not in (None, first))
    again = asked(imports)
    assert again.sentence.startswith("This password does not open it.")
    assert again.password.text() == ""
    QTest.keyClicks(again.password, "open sesame")
    with qtbot.waitSignal(imports.task.reviewed, timeout=WAIT_MS):  # type: ignore[attr-defined]
        QTest.keyClick(again.password, Qt.Key.Key_Return)
    assert imports.asking is None
    assert imports.review is not None
    imports.review.reject()


def test_that_nothing_is_read_where_the_password_is_not_given(
    desktop: Desktop, tmp_path: Path, wait_until: WaitUntil
) -> None:
    imports = desktop.shell.dialogs.imports
    path = tmp_path / "team.xlsx"
    workbook, content = openpyxl.Workbook(), BytesIO()
    workbook.save(content)
    path.write_bytes(encrypted_workbook(content.getvalue(), "open sesame"))
    failures: list[object] = []
    imports.failed.connect(failures.append)
    imports.open(path)
    wait_until(lambda: imports.asking is not None)
    QTest.keyClick(asked(imports), Qt.Key.Key_Escape)
    assert (imports.asking, imports.preview, failures) == (None, None, [])


def asked(imports: Imports) -> PasswordDialog:
    assert imports.asking is not None
    return imports.asking
