"""The window: rail, top bar, content with its banner and undo bar, status bar."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.icons import Icons
from planner.desktop.loading_view import LoadingView
from planner.desktop.rail import Rail
from planner.desktop.status_bar import KeptState, StatusBar
from planner.desktop.theme import Theme
from planner.desktop.top_bar import TopBar
from planner.localization.messages import _

if TYPE_CHECKING:  # nothing of these shows before the first paint
    from planner.desktop.banner import Banner
    from planner.desktop.empty_view import EmptyView
    from planner.desktop.undo_bar import UndoBar

MINIMUM_SIZE = QSize(1180, 720)
USUAL_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Holds the parts and shows one view at a time; what they do is connected from outside.

    Signals:
        first_painted: The window is on the screen; loading may begin.
        close_requested: The user wants to close; ``allow_close`` lets it happen.
        file_dropped: The path of a file that was dropped on the window.
    """

    first_painted = Signal()
    close_requested = Signal()
    file_dropped = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._was_painted = False
        self._may_close = False
        self._page: QWidget | None = None
        self.setWindowTitle(_("Global Hiring Planner"))
        self.setMinimumSize(MINIMUM_SIZE)
        self.setAcceptDrops(True)
        self.rail = Rail(theme, icons, self)
        self.top_bar = TopBar(theme, icons, self)
        self.loading_view = LoadingView(theme, self)
        self.status_bar = StatusBar(theme, icons, self)
        self.content = QStackedWidget(self)
        self.content.addWidget(self.loading_view)
        self._arrange()
        self.rail.select("plan")
        self.show_loading()

    @cached_property
    def banner(self) -> "Banner":
        """The place for errors, above the content; made when first needed."""
        from planner.desktop.banner import Banner

        banner = Banner(self._theme, self._icons, self)
        self._column.insertWidget(self._column.indexOf(self.content), banner)
        return banner

    @cached_property
    def undo_bar(self) -> "UndoBar":
        """The offer to undo, over the content; made when first needed."""
        from planner.desktop.undo_bar import UndoBar

        return UndoBar(self._theme, self._icons, self.content)

    @cached_property
    def empty_view(self) -> "EmptyView":
        """The choice of a first plan; made when first needed."""
        from planner.desktop.empty_view import EmptyView

        view = EmptyView(self._theme, self._icons, self)
        self.content.addWidget(view)
        return view

    @property
    def page(self) -> QWidget | None:
        """The page shown, None while loading or without a plan."""
        return self._page

    def show_loading(self) -> None:
        """Show that a plan is on its way, if that takes long."""
        self.top_bar.show_plan_controls(is_open=False)
        self.top_bar.show_name("")
        self.status_bar.show_kept(KeptState.NOTHING_OPEN)
        self.content.setCurrentWidget(self.loading_view)
        self.loading_view.begin()

    def show_empty(self) -> None:
        """Show the choice of a first plan."""
        self.loading_view.end()
        self.content.setCurrentWidget(self.empty_view)
        self.empty_view.sample_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: QWidget, *, is_plan_open: bool = True) -> None:
        """Show a page in the content area."""
        self.loading_view.end()
        if self.content.indexOf(page) < 0:
            self.content.addWidget(page)
        self._page = page
        self.top_bar.show_plan_controls(is_open=is_plan_open)
        self.content.setCurrentWidget(page)

    @property
    def shows_banner(self) -> bool:
        """Whether a banner stands above the content."""
        return "banner" in self.__dict__ and self.banner.isVisible()

    def hide_banner(self) -> None:
        """Take the banner away, if there is one."""
        if self.shows_banner:
            self.banner.hide()

    def withdraw_undo(self) -> None:
        """Take the offer to undo back, if there is one."""
        if "undo_bar" in self.__dict__:
            self.undo_bar.withdraw()

    def restore(self, geometry: QByteArray) -> None:
        """Take the size and place of last time, or the usual size on this screen."""
        if not geometry.isEmpty() and self.restoreGeometry(geometry):
            return
        available = self.screen().availableGeometry()
        size = USUAL_SIZE.boundedTo(available.size()).expandedTo(MINIMUM_SIZE)
        self.resize(size)

    def move_focus(self, regions: list[QWidget], step: int) -> None:
        """Give the focus to the next region, or the one before it for a step of -1."""
        shown = [region for region in regions if region.isVisible()]
        if not shown:
            return
        focused = [number for number, region in enumerate(shown) if _has_focus(region)]
        here = focused[-1] if focused else (-1 if step > 0 else 0)
        region = shown[(here + step) % len(shown)]
        _first_focusable(region).setFocus(Qt.FocusReason.TabFocusReason)

    def allow_close(self) -> None:
        """Close without asking anybody."""
        self._may_close = True
        self.close()

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.content, 1)
        right.addWidget(self.status_bar)
        ground = QWidget(self)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._column = right
        self.setCentralWidget(ground)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the work to be kept first."""
        if not self._may_close:
            self.close_requested.emit()
        event.setAccepted(self._may_close)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the window, unless a dialog stands before it."""
        is_free = QApplication.activeModalWidget() is None
        if is_free and _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the file that was dropped."""
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is being painted."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()


def _dropped_file(data: QMimeData) -> Path | None:
    """Return the one file of this computer that is dragged; None for anything else."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(paths[0]) if len(paths) == 1 else None


def _has_focus(region: QWidget) -> bool:
    focused: QWidget | None = QApplication.focusWidget()
    while focused is not None and focused is not region:
        focused = focused.parentWidget()
    return focused is region


def _first_focusable(region: QWidget) -> QWidget:
    """Return the region itself or the first widget inside that Tab would reach."""
    candidates = (region, *region.findChildren(QWidget))
    return next((widget for widget in candidates if _takes_tab(widget)), region)


def _takes_tab(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes_tab and widget.isVisible() and widget.isEnabled()
