"""What was recovered after a crash, or after a file did not take the changes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.icons import Icons
from planner.desktop.session.drafts import Recovered, remove_draft
from planner.desktop.states_dialog import State, StatesDialog, StatesTexts
from planner.desktop.theme import Theme
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences


class RecoveryDialog(StatesDialog):
    """Lists what was recovered, with what the plan's file lacks of it.

    Signals:
        opened: The ``Recovered`` that the user wants to go on with.
    """

    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        found: Sequence[Recovered],
        market: Snapshot,
        formatter: Formatter,
        parent: QWidget,
    ) -> None:
        texts = StatesTexts(
            title=_("Recovered changes"),
            heading=_("Recovered changes"),
            explained=_(
                "The program kept these changes outside the plan’s file. They stay here until you "
                "open or discard them."
            ),
            none=_("Nothing is left to recover."),
            take=_("Open with these changes"),
        )
        super().__init__(theme, icons, texts, formatter, parent)
        self._market = market
        self._found = list(found)
        self.discard_button = Button(theme, icons, _("Discard"), kind=ButtonKind.QUIET, parent=self)
        self.discard_button.clicked.connect(self.discard)
        self.foot.insertWidget(0, self.discard_button)
        self._show_found()

    def take(self) -> None:
        """Open the chosen one."""
        found = self._found[self._group.checkedId()]
        self.accept()
        self.opened.emit(found)

    def discard(self) -> None:
        """Remove the chosen one."""
        remove_draft(self._found.pop(self._group.checkedId()).draft)
        self._show_found()

    def _show_found(self) -> None:
        self.show_states([self._state(each) for each in self._found])
        self.discard_button.setEnabled(bool(self._found))

    def _state(self, found: Recovered) -> State:
        before = found.changed_plan
        if before is None:
            return State(found.plan, found.plan.name, (), self._remark(found))
        texts = ChangeTexts(before, found.plan, self._market, self._formatter)
        changes = tuple(texts.said(change) for change in differences(before, found.plan))
        return State(found.plan, found.plan.name, changes, warning=self._warning_of(found))

    def _warning_of(self, found: Recovered) -> str:
        if found.base is None:
            return ""
        return _(
            "Somebody else changed the file since. Open these changes, and choose how to bring "
            "both together."
        )

    def _remark(self, found: Recovered) -> str:
        """Say what there is where no file can be compared with it."""
        count = len(found.plan.members) + len(found.plan.positions)
        seats = ngettext("{count} seat", "{count} seats", count).format(
            count=self._formatter.integer(count)
        )
        if found.origin is None:
            return _("A plan that was never saved to a file: {seats}.").format(seats=seats)
        return _("Its file {path} cannot be read now. The whole plan is here: {seats}.").format(
            path=left_to_right(found.origin), seats=seats
        )
