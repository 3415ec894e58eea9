from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.pay_page import PayPage
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot


@pytest.fixture
def page(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons, preferences: Preferences
) -> Iterator[PlanPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    page = PlanPage(session, theme, icons, Formatter("en"), preferences)
    qtbot.addWidget(page)
    page.resize(1360, 826)
    page.show()

    def has_focus() -> bool:
        page.activateWindow()
        return QApplication.activeWindow() is page and QApplication.focusWidget() is not None

    qtbot.waitUntil(has_focus)
    page.set_fiscal_year(2027)
    yield page
    page.finish()  # else the thread that reads the market's big tables outlives it


@pytest.fixture
def again(
    qtbot: QtBot, session: PlanSession, theme: Theme, icons: Icons, preferences: Preferences
) -> Iterator[list[PlanPage]]:
    """Pages made later with the same preferences."""
    made: list[PlanPage] = []

    class Later(list[PlanPage]):
        def __next__(self) -> PlanPage:
            page = PlanPage(session, theme, icons, Formatter("en"), preferences)
            qtbot.addWidget(page)
            page.resize(1360, 826)
            page.show()
            made.append(page)
            return page

    yield Later()
    for page in made:
        page.finish()


@pytest.fixture
def show(page: PlanPage) -> Callable[..., None]:
    """Select seats in the table and open sections of the inspector."""

    def select(*seat_ids: str, sections: tuple[str, ...] = ()) -> None:
        view, flag = page.positions.view, QItemSelectionModel.SelectionFlag
        view.go_to(seat_ids[0])
        for seat_id in seat_ids[1:]:
            index = page.positions.model.index_of(seat_id, 0)
            view.selectionModel().select(index, flag.Select | flag.Rows)
        QApplication.processEvents()
        for key in sections:
            page.inspector.seat.form.sections[key].open(is_open=True)
        QApplication.processEvents()

    return select


@pytest.fixture
def pay_page(
    qtbot: QtBot,
    session: PlanSession,
    theme: Theme,
    icons: Icons,
    preferences: Preferences,
    market: Snapshot,
) -> Iterator[PayPage]:
    # The window of the test before may still be going, and would take the focus along.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert market.pay_bands is not None
    assert market.talent_pools is not None
    assert market.country_facts is not None
    page = PayPage(session, theme, icons, Formatter("en"), preferences)
    qtbot.addWidget(page)
    page.resize(1200, 726)
    page.show()
    page.take_focus()

    def has_focus() -> bool:
        page.activateWindow()
        return QApplication.activeWindow() is page and page.market.rows.hasFocus()

    qtbot.waitUntil(has_focus)
    yield page
    page.finish()
