"""The top bar: the plan's name and menu, undo, currency, fiscal year, export."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole, font
from planner.desktop.icons import Icons
from planner.desktop.theme import Theme
from planner.desktop.widgets.field import Field
from planner.localization.messages import _

HEIGHT = 48
_NAME_WIDTH = 340


class NameField(Field):
    """The plan's name while it is being changed; Enter keeps it, Esc does not.

    Signals:
        cancelled: The name stays as it was.
    """

    cancelled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)


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
        self.name_field = NameField(theme, self)
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
        self._set_up_name_field()
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
        for button in (self.undo, self.redo, self.currency, self.fiscal_year, self.export):
            button.setVisible(is_open)

    def start_renaming(self) -> None:
        """Turn the name into a field."""
        self.name_field.setText(self._name)
        self.title.hide()
        self.name_field.show()
        self.name_field.selectAll()
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tool(self, icons: Icons, icon_name: str, name: str) -> Button:
        button = Button(self._theme, icons, kind=ButtonKind.QUIET, icon_name=icon_name, parent=self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setEnabled(False)
        return button

    def _set_up_name_field(self) -> None:
        self.name_field.setFont(font(FontRole.TITLE))
        self.name_field.setFixedWidth(_NAME_WIDTH)
        self.name_field.setMaxLength(200)
        self.name_field.setAccessibleName(_("Name of the plan"))
        self.name_field.returnPressed.connect(self._on_return_pressed)
        self.name_field.cancelled.connect(self._show_title)
        self.name_field.installEventFilter(self)
        self.name_field.hide()

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 14, 1)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.name_field)
        layout.addStretch()
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addSpacing(8)
        for button in (self.currency, self.fiscal_year, self.export):
            layout.addWidget(button)

    def _show_title(self) -> None:
        self.name_field.hide()
        self.title.show()

    def _on_return_pressed(self) -> None:
        name = self.name_field.text().strip()
        self._show_title()
        if name and name != self._name:
            self.renamed.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the name when the field is left, as a table cell does."""
        is_left = watched is self.name_field and event.type() == QEvent.Type.FocusOut
        if is_left and self.name_field.isVisible():
            self._on_return_pressed()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.bg)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
        painter.end()
