"""The top bar: the plan's name and menu, scenario, undo, currency, fiscal year, export."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole, font
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.localization.messages import _

if TYPE_CHECKING:  # it does not show before the first paint
    from planner.desktop.name_field import NameField

HEIGHT = 48
_NAME_WIDTH = 340


class TopBar(QWidget):
    """Holds the buttons; the window gives them menus and slots.

    Signals:
        renamed: The plan's new name, not empty.
    """

    renamed = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(_("Plan and actions"))
        self.title = Button(theme, icons, kind=ButtonKind.TITLE, has_caret=True, parent=self)
        self.scenario = Button(
            theme, icons, icon_name="circle-fill", icon_color="acc", has_caret=True, parent=self
        )
        self.undo = self._tool(icons, "arrow-u-up-left", _("Undo"))
        self.redo = self._tool(icons, "arrow-u-up-right", _("Redo"))
        self.currency = Button(theme, icons, has_caret=True, parent=self)
        self.fiscal_year = Button(theme, icons, has_caret=True, parent=self)
        self.export = Button(
            theme,
            icons,
            _("Export workbook"),
            kind=ButtonKind.PRIMARY,
            icon_name="export",
            parent=self,
        )
        self._arrange()
        theme.theme_changed.connect(self.update)

    def show_name(self, name: str) -> None:
        """Show the plan's name, or the menu's own where no plan is open."""
        self._name = name
        shown = QFontMetricsF(font(FontRole.TITLE)).elidedText(
            name or _("Plans"), Qt.TextElideMode.ElideRight, _NAME_WIDTH
        )
        self.title.set_label(shown)
        self.title.setAccessibleName(_("Plan menu: {name}").format(name=name or _("Plans")))
        self.title.setToolTip(name if shown != name else "")

    def show_plan_controls(self, *, is_open: bool) -> None:
        """Show what needs a plan only while one is open."""
        plan_buttons = (
            self.scenario,
            self.undo,
            self.redo,
            self.currency,
            self.fiscal_year,
            self.export,
        )
        for button in plan_buttons:
            button.setVisible(is_open)

    @cached_property
    def name_field(self) -> "NameField":
        """The field for the plan's name; made when first needed."""
        from planner.desktop.name_field import NameField

        field = NameField(self._theme, _NAME_WIDTH, self)
        field.finished.connect(self._on_name_finished)
        self._row.insertWidget(1, field)
        return field

    def show_search(self, box: QWidget) -> None:
        """Put the way into the command palette in the middle; it waits for what it searches."""
        self._row.insertWidget(self._row.indexOf(self.undo), box)
        self._row.insertStretch(self._row.indexOf(self.undo))

    def start_renaming(self) -> None:
        """Turn the name into a field."""
        self.title.hide()
        self.name_field.begin(self._name)

    def _tool(self, icons: Icons, icon_name: str, name: str) -> Button:
        button = Button(self._theme, icons, kind=ButtonKind.QUIET, icon_name=icon_name, parent=self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setEnabled(False)
        return button

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        self._row = layout
        layout.setContentsMargins(8, 0, 8, 1)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.scenario)
        layout.addStretch()
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addSpacing(8)
        for button in (self.currency, self.fiscal_year, self.export):
            layout.addWidget(button)
        layout.addSpacing(2)

    def _on_name_finished(self, text: str) -> None:
        self.title.show()
        if self.name_field.is_left_by_key:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        name = text.strip()
        if name and name != self._name:
            self.renamed.emit(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.bg)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
        painter.end()
