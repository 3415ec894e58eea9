"""The quality report of the data in use, a section at a time."""

from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.desktop.buttons import Button
from planner.desktop.icons import Icons
from planner.desktop.menus import Menu
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.data_document import (
    Block,
    Heading,
    parse_markdown,
    section,
    section_titles,
)
from planner.desktop.widgets.document_view import DocumentView
from planner.desktop.widgets.state_view import StateView
from planner.localization.messages import _

REPORT = "quality.md"
_MOST_BYTES = 2_000_000


class QualityPanel(QWidget):
    """Shows the report that the data build wrote; it is English in every language."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._blocks: tuple[Block, ...] = ()
        self._folder: Path | None = None
        self._is_read = False
        self._section = ""
        self.view = DocumentView(theme, is_left_to_right=True)
        self.view.setAccessibleName(_("Quality report"))
        self.chooser = Button(theme, icons, icon_name="file-text", has_caret=True)
        self.menu = Menu(theme, self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._on_section_chosen)
        self.chooser.setMenu(self.menu)
        again = Button(theme, icons, _("Try again"))
        self._none = StateView(theme, icons, "file-text", again)
        self._none.action_chosen.connect(self._read)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_folder(self, folder: Path) -> None:
        """Show another pack's report; it is read when the panel is in sight."""
        self._folder = folder
        self._is_read = False
        if self.isVisible():
            self._read()

    def showEvent(self, _event: QShowEvent) -> None:
        """Read the report when it is first looked at."""
        if not self._is_read:
            self._read()

    @property
    def has_sections(self) -> bool:
        """Whether there are sections to choose from."""
        return bool(self._titles())

    def open_section(self, title: str) -> None:
        """Show a section; the first one together with what stands before it."""
        self._section = title
        opening = tuple(self._opening()) if title == next(iter(self._titles()), "") else ()
        self.view.show_blocks((*opening, *section(self._blocks, title)))
        self.chooser.set_label(title)
        self.chooser.setAccessibleName(_("Section: {name}").format(name=title))

    def _titles(self) -> tuple[str, ...]:
        return section_titles(self._blocks)

    def _opening(self) -> list[Block]:
        opening: list[Block] = []
        for block in self._blocks:
            if isinstance(block, Heading) and block.level == 2:
                break
            opening.append(block)
        return opening

    def _read(self) -> None:
        self._is_read = True
        text = _report(self._folder / REPORT) if self._folder is not None else None
        self._blocks = parse_markdown(text) if text is not None else ()
        titles = self._titles()
        self.chooser.setVisible(bool(titles) and self.isVisible())
        if not self._blocks:
            self._none.say(
                _("No quality report"),
                _("This data pack holds no file {name} that can be read.").format(name=REPORT),
            )
            self._stack.setCurrentWidget(self._none)
            return
        self._stack.setCurrentWidget(self.view)
        if not titles:
            self.view.show_blocks(self._blocks)
        else:
            self.open_section(self._section if self._section in titles else titles[0])

    def _fill_menu(self) -> None:
        self.menu.clear()
        group = QActionGroup(self.menu)
        for title in self._titles():
            action = group.addAction(title.replace("&", "&&"))
            action.setData(title)
            action.setCheckable(True)
            action.setChecked(title == self._section)
            self.menu.addAction(action)

    def _on_section_chosen(self, action: QAction) -> None:
        self.open_section(action.data())


def _report(path: Path) -> str | None:
    """Return a report's text, None where there is none to be read."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
