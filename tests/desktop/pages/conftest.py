from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.plan_page import PlanPage
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter


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
