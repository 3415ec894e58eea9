"""Rows of the plan's table are shown from pictures: they look as if they were painted anew."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.hiring_outlook import HiringOutlook
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Cell
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.cell_delegates import PlaceDelegate
from planner.plan.edits import add_positions, change_seat, next_position_ids
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money


@pytest.fixture(autouse=True)
def nothing_comes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """When seats fill is worked out aside, and would change rows at any time."""
    monkeypatch.setattr(HiringOutlook, "refresh", lambda _outlook: None)


def shown(page: PlanPage) -> QImage:
    """Return the rows once nothing moves: a scroll bar may take its room."""
    view, image = page.positions.view, QImage()
    for _ in range(100):
        before, image = image, view.viewport().grab().toImage()
        if image == before:
            break
        QTest.qWait(80)
    return image


def painted_anew(page: PlanPage) -> QImage:
    page.positions.view.forget_pictures()
    return shown(page)


def raise_pay(page: PlanPage, session: PlanSession) -> None:
    pay = Money(Decimal(123_456), session.plan.positions[1].base_pay.currency)
    session.apply(change_seat(session.plan, session.plan.positions[1].id, base_pay=pay), "raise")


def press(*keys: Qt.Key) -> Callable[[PlanPage, PlanSession], None]:
    def go(page: PlanPage, _session: PlanSession) -> None:
        page.positions.view.setFocus()
        for key in keys:
            QTest.keyClick(page.positions.view, key)

    return go


def select_many(page: PlanPage, session: PlanSession) -> None:
    page.positions.view.go_to_all([seat.id for seat in session.plan.positions[:3]])


def hide_column(page: PlanPage, _session: PlanSession) -> None:
    page.positions.view.setColumnHidden(3, True)  # noqa: FBT003 -- Qt's own


def narrow(page: PlanPage, _session: PlanSession) -> None:
    page.resize(1180, 700)


def sort(page: PlanPage, _session: PlanSession) -> None:
    page.positions.view.sort_chosen.emit("cost", True)  # noqa: FBT003 -- as above


def heighten(page: PlanPage, _session: PlanSession) -> None:
    page.positions.view.set_row_height(37)


def take_back(page: PlanPage, session: PlanSession) -> None:
    raise_pay(page, session)
    shown(page)
    session.undo()


def add(_page: PlanPage, session: PlanSession) -> None:
    (new,) = next_position_ids(session.plan, 1)
    session.apply(add_positions(session.plan, [replace(session.plan.positions[0], id=new)]), "add")


def point(page: PlanPage, _session: PlanSession) -> None:
    QTest.mouseMove(page.positions.view.viewport(), QPoint(60, 90))


@pytest.mark.parametrize(
    "act",
    [
        raise_pay,
        press(Qt.Key.Key_Down, Qt.Key.Key_Down),
        press(Qt.Key.Key_Right, Qt.Key.Key_Right),
        select_many,
        hide_column,
        narrow,
        sort,
        heighten,
        take_back,
        add,
        point,
    ],
)
def test_that_rows_look_as_if_painted_anew_whatever_happens(
    page: PlanPage, session: PlanSession, act: Callable[[PlanPage, PlanSession], None]
) -> None:
    page.positions.view.go_to(session.plan.positions[0].id)
    before = shown(page)
    act(page, session)
    after = shown(page)
    assert after == painted_anew(page)
    assert act in (take_back, point) or after != before, "something is to be seen of it"


def test_that_another_theme_paints_all_rows_anew(page: PlanPage, theme: Theme) -> None:
    light = shown(page)
    theme.set_preference("dark")
    dark = shown(page)
    assert dark != light
    assert dark == painted_anew(page)


def test_that_an_edit_taken_back_paints_one_row(
    page: PlanPage, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint_cell = PlaceDelegate.paint_cell

    def noted(self: PlaceDelegate, canvas: Canvas, cell: Cell, color: QColor) -> None:
        painted.append(cell.text)
        paint_cell(self, canvas, cell, color)

    monkeypatch.setattr(PlaceDelegate, "paint_cell", noted)
    page.positions.view.go_to(SeatId("P-01"))
    raise_pay(page, session)
    shown(page)
    painted.clear()
    page.positions.view.viewport().repaint()
    assert len(painted) <= 1, "none but one the pointer may be on"
    session.undo()
    shown(page)
    assert session.plan.positions[1].base_pay.amount != Decimal(123_456)
    assert 1 <= len(painted) < 6, "the row, and one the pointer may be on, of twenty"


def test_that_rows_laid_out_anew_while_scrolled_aside_stay_as_high(
    page: PlanPage, session: PlanSession
) -> None:
    view = page.positions.view
    first = session.plan.positions[0].id
    view.header().resizeSection(3, 2000)
    shown(page)
    view.horizontalScrollBar().setValue(600)
    assert view.horizontalScrollBar().value() > view.columnWidth(0)
    before = view.visualRect(page.positions.model.index_of(first, 3)).height()
    add(page, session)
    shown(page)
    assert view.visualRect(page.positions.model.index_of(first, 3)).height() == before > 20
