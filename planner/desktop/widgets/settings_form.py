"""A form of labeled fields, each with a caption; a refused text stays with its reason."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.desktop.fonts import FontRole
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.plan_settings import Setting, SettingGroup
from planner.desktop.widgets.cell_editors import PlaceField, Search
from planner.desktop.widgets.field import Field, Hairline

_FIELD_WIDTH = 112
_PLACE_WIDTH = 144
"""Room for a city with its country in the list under the field."""
_PADDING = 16

Accept = Callable[[Setting, str], str | None]
"""Takes a typed text; returns why it cannot be used, None where it was."""


class SettingField(QObject):
    """One setting's label, field and caption."""

    def __init__(
        self, theme: Theme, setting: Setting, accept: Accept, search: Search, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._setting = setting
        self._accept = accept
        # All have the form as their parent: a label shown without one would be a window.
        self.label = Label(theme, FontRole.CELL, "t2", parent=parent)
        self.label.setWordWrap(True)
        self.caption = Label(theme, FontRole.CAPTION, "t3", parent=parent)
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(0, 0, 0, 6)
        self.field = PlaceField(theme, search, parent) if setting.is_place else Field(theme, parent)
        self.field.setFixedWidth(_PLACE_WIDTH if setting.is_place else _FIELD_WIDTH)
        if not setting.is_place:
            self.field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if isinstance(self.field, PlaceField):
            self.field.place_chosen.connect(self._on_editing_finished)
        self.field.editingFinished.connect(self._on_editing_finished)
        self.field.installEventFilter(self)
        self.label.setBuddy(self.field)
        self.show_setting(setting)

    def show_setting(self, setting: Setting) -> None:
        """Show the setting's present value."""
        self._setting = setting
        self.label.setText(setting.label)
        self.caption.setText(setting.caption)
        self.caption.setVisible(bool(setting.caption))
        self.field.setAccessibleName(setting.label)
        if self.field.text() != setting.text:
            self._show_text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to the present value on Escape."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.field.accept_text()
            self.field.setText(self._setting.text)
            return True
        return super().eventFilter(watched, event)

    def _on_editing_finished(self) -> None:
        if isinstance(self.field, PlaceField):
            if self.field.is_place_highlighted:
                return  # Enter comes here first and picks the place then
            self.field.take_only_offer()
        text = self.field.text()
        if text == self._setting.text or self.field.is_refused:
            return
        reason = self._accept(self._setting, text)
        if reason is None:
            QTimer.singleShot(0, self, self._show_text)  # a list writes its words once more
        else:
            self.field.refuse(reason)

    def _show_text(self) -> None:
        if not self.field.is_refused:
            self.field.setText(self._setting.text)


class SettingsForm(QWidget):
    """Shows groups of settings; fields are kept as long as the settings are the same ones.

    Signals:
        resized: The form has other fields than before.
    """

    resized = Signal()

    def __init__(
        self, theme: Theme, accept: Accept, search: Search, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._accept = accept
        self._search = search
        self._fields: dict[str, SettingField] = {}
        self._headings: list[tuple[Label, Label]] = []
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def fields(self) -> dict[str, SettingField]:
        """The fields by the key of their setting."""
        return self._fields

    def show_groups(self, groups: Sequence[SettingGroup]) -> None:
        """Show the present values."""
        keys = [setting.key for group in groups for setting in group.settings]
        if keys != list(self._fields) or len(groups) != len(self._headings):
            self._build(groups)
        for (heading, note), group in zip(self._headings, groups, strict=True):
            heading.setText(group.heading)
            note.setText(group.note)
            for setting in group.settings:
                self._fields[setting.key].show_setting(setting)

    def _build(self, groups: Sequence[SettingGroup]) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._fields.clear()
        self._headings.clear()
        self._body = QWidget(self)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for group in groups:
            column.addWidget(Hairline(self._theme))
            column.addLayout(self._group(group, self._body))
        self._layout.addWidget(self._body)
        self.resized.emit()

    def _group(self, group: SettingGroup, body: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(_PADDING, 10, _PADDING, 12)
        column.setSpacing(6)
        heading = Label(self._theme, FontRole.SECTION)
        note = Label(self._theme, FontRole.CAPTION, "t2")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(note)
        column.addLayout(top)
        self._headings.append((heading, note))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for number, setting in enumerate(group.settings):
            field = SettingField(self._theme, setting, self._accept, self._search, body)
            self._fields[setting.key] = field
            grid.addWidget(field.label, 2 * number, 0)
            trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(field.field, 2 * number, 1, trailing)
            grid.addWidget(field.caption, 2 * number + 1, 0, 1, 2)
        column.addLayout(grid)
        return column
