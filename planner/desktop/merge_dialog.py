"""The choice in each conflict between the open plan and what somebody else saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.other_side import OtherSide
from planner.desktop.theme import Theme
from planner.desktop.widgets.changes_list import ChangesList
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.localization.change_texts import ChangeText, ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.market.snapshot import Snapshot
from planner.plan.change import ChangeKind
from planner.plan.merging import Conflict

_SIZE = (720, 600)
_TAKEN_HEIGHT = 132


class ConflictChoice(QWidget):
    """One conflict: what it is about, and whose way stays; ours until the reader chooses."""

    def __init__(
        self, theme: Theme, icons: Icons, ours: ChangeText, theirs: ChangeText, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 16, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        about = " · ".join(part for part in (ours.thing, ours.what or theirs.what) if part)
        title = Label(theme, FontRole.SECTION, "t1", about, self)
        title.setWordWrap(True)
        title.setContentsMargins(2, 0, 0, 2)
        grid.addWidget(title, 0, 0, 1, 2)
        self.ours = self._choice(theme, icons, _("Mine"), about, _outcome(ours))
        self.theirs = self._choice(theme, icons, _("Theirs"), about, _outcome(theirs))
        self.ours.setChecked(True)
        width = max(self.ours.sizeHint().width(), self.theirs.sizeHint().width())
        for row, (button, text) in enumerate(
            ((self.ours, _outcome(ours)), (self.theirs, _outcome(theirs))), start=1
        ):
            button.setMinimumWidth(width)
            value = Label(theme, FontRole.BODY, "t1", text, self)
            value.setWordWrap(True)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignVCenter)

    @property
    def takes_theirs(self) -> bool:
        """Whether the other side's way was chosen."""
        return self.theirs.isChecked()

    def _choice(self, theme: Theme, icons: Icons, side: str, about: str, outcome: str) -> Button:
        button = Button(theme, icons, side, parent=self)
        button.setCheckable(True)
        button.setAccessibleName(_("{side}: {value}").format(side=side, value=outcome))
        button.setAccessibleDescription(about)
        self._group.addButton(button)
        return button


class MergeDialog(PanelDialog):
    """Lists conflicts, each with a choice, and what is taken from the file without one.

    Signals:
        chosen: The conflicts in which the file's way is to be taken, as a tuple.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        side: OtherSide,
        market: Snapshot,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._side = side
        self._formatter = formatter
        texts = ChangeTexts(side.base, side.ours, market, formatter)
        self._ours = [texts.said(conflict.ours) for conflict in side.merged.conflicts]
        others = ChangeTexts(side.base, side.stored.plan, market, formatter)
        self._theirs = [others.said(conflict.theirs) for conflict in side.merged.conflicts]
        self._taken = [others.said(change) for change in side.merged.taken]
        self.choices: list[ConflictChoice] = []
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Bring both together"))
        self.resize(*_SIZE)
        self._build()
        self.choices[0].ours.setFocus()

    def accept(self) -> None:
        """Tell what was chosen."""
        conflicts: Sequence[Conflict] = self._side.merged.conflicts
        pairs = zip(conflicts, self.choices, strict=True)
        self.chosen.emit(tuple(conflict for conflict, choice in pairs if choice.takes_theirs))
        super().accept()

    def choose_all(self, *, theirs: bool) -> None:
        """Choose one side everywhere."""
        for choice in self.choices:
            (choice.theirs if theirs else choice.ours).setChecked(True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        column.addWidget(self._conflicts(), 1)
        if self._taken:
            column.addWidget(Rule(self._theme, self))
            column.addLayout(self._heading_of_taken())
            self.taken_list = ChangesList(self._theme, self._formatter, self)
            self.taken_list.setFixedHeight(_TAKEN_HEIGHT)
            self.taken_list.show_changes(self._taken)
            column.addWidget(self.taken_list)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        count = len(self._ours)
        title = ngettext(
            "{count} change stands against another",
            "{count} changes stand against others",
            count,
        ).format(count=self._formatter.integer(count))
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        layout.addWidget(Label(self._theme, FontRole.TITLE, "t1", title, self))
        explained = Label(
            self._theme,
            FontRole.BODY,
            "t2",
            _("You and somebody else changed the same things. Choose what stays in the plan."),
            self,
        )
        explained.setWordWrap(True)
        layout.addWidget(explained)
        return layout

    def _heading_of_taken(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 10, 16, 0)
        text = _("Taken from the file as well")
        layout.addWidget(Label(self._theme, FontRole.SECTION, "t1", text, self))
        return layout

    def _conflicts(self) -> QScrollArea:
        body = QWidget(self)
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for ours, theirs in zip(self._ours, self._theirs, strict=True):
            choice = ConflictChoice(self._theme, self._icons, ours, theirs, body)
            self.choices.append(choice)
            rows.addWidget(choice)
            rows.addWidget(Rule(self._theme, body))
        rows.addStretch()
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_slim_scroll_bars(area, self._theme)
        area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        area.setWidget(body)
        body.setAutoFillBackground(False)
        return area

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.all_ours = Button(theme, icons, _("All mine"), kind=ButtonKind.QUIET, parent=self)
        self.all_theirs = Button(theme, icons, _("All theirs"), kind=ButtonKind.QUIET, parent=self)
        self.cancel_button = Button(theme, icons, _("Cancel"), parent=self)
        self.accept_button = Button(
            theme, icons, _("Bring both together"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.all_ours.clicked.connect(self._on_all_ours_clicked)
        self.all_theirs.clicked.connect(self._on_all_theirs_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(4)
        layout.addWidget(self.all_ours)
        layout.addWidget(self.all_theirs)
        layout.addStretch()
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.accept_button)
        return layout

    def _on_all_ours_clicked(self) -> None:
        self.choose_all(theirs=False)

    def _on_all_theirs_clicked(self) -> None:
        self.choose_all(theirs=True)


def _outcome(change: ChangeText) -> str:
    """Return what one side did; of a plain change its value, else all that became of it."""
    is_plain = change.kind is ChangeKind.CHANGED and bool(change.what) and bool(change.new)
    if is_plain:
        return _("{new} (was {old})").format(new=change.new, old=change.old)
    return change.values
