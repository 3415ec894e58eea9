"""Whose onboarding is to be exported: one new hire's, or everybody's in a file for each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planner.desktop.buttons import FOCUS_MARGIN
from planner.desktop.theme import Theme
from planner.desktop.widgets.cell_editors import ChoiceField
from planner.localization.messages import _
from planner.localization.terms import role_with_level
from planner.plan.model import Position
from planner.quantities.identifiers import SeatId

_FEWEST_LETTERS = 24
_EVERYBODY = SeatId("")


class HireChoice(QWidget):
    """A list of the new hires of a plan or of one of its scenarios.

    Signals:
        chosen: Another one was chosen.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._hires: tuple[Position, ...] = ()
        self.field = ChoiceField(theme, self._choices(), self)
        self.field.setAccessibleName(_("New hire"))
        self.field.setMinimumContentsLength(_FEWEST_LETTERS)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.field.setSizeAdjustPolicy(policy)
        self.field.choice_made.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(FOCUS_MARGIN, 0, FOCUS_MARGIN, 0)  # in line with what is around
        row.addWidget(self.field, 1)

    @property
    def hire(self) -> SeatId | None:
        """The one chosen; None for everybody."""
        value = self.field.value
        return next((each.id for each in self._hires if each.id == value), None)

    @property
    def count(self) -> int:
        """How many files there will be."""
        return len(self._hires) if self.hire is None else 1

    def show_hires(self, hires: Sequence[Position], chosen: str) -> None:
        """Offer new hires; where the one chosen is none of them, it is everybody."""
        self._hires = tuple(hires)
        self.field.offer(self._choices())
        is_there = any(each.id == chosen for each in hires)
        self.field.choose(SeatId(chosen) if is_there else _EVERYBODY)

    def _choices(self) -> list[tuple[SeatId, str]]:
        everybody = (_EVERYBODY, _("Everybody, each in a file of their own"))
        return [everybody, *((each.id, _hire_words(each)) for each in self._hires)]


def _hire_words(position: Position) -> str:
    role = role_with_level(position.role, position.level)
    return " · ".join(part for part in (position.id, position.candidate, role) if part)
