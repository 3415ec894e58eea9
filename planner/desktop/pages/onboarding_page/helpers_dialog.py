"""Who could help which hires: proposed, looked through, taken in one step."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.marks import Rule
from planner.desktop.panel_dialog import PanelDialog
from planner.desktop.session.background import Background
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.onboarding.board import OnboardingBoard
from planner.desktop.viewmodels.onboarding.helper_proposals import (
    HelperProposals,
    helper_proposals,
)
from planner.desktop.widgets.proposal_list import ProposalList, ProposalTick
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.sentence_list import SentenceList
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.problems import error_sentence, has_sentence
from planner.quantities.identifiers import SeatId

_SIZE = (640, 520)
_MOST_HEIGHT = 130


class HelpersDialog(PanelDialog):
    """Proposes buddies and mentors; what is ticked is taken, in one step.

    Args:
        anew: Hires whose present buddy and mentor do not count to begin with.

    Signals:
        chosen: The ``HelperProposals``, and which of its changes are taken.
    """

    chosen = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        board: OnboardingBoard,
        anew: Collection[SeatId],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._formatter, self._board = icons, formatter, board
        self._proposals = HelperProposals((), ())
        self._taken: list[bool] = []
        self._background = Background(self)
        self._background.succeeded.connect(self._on_found)
        self._background.failed.connect(self._on_failed)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Buddies and mentors"))
        self.resize(*_SIZE)
        self._build()
        self._search(anew)

    @property
    def proposals(self) -> HelperProposals:
        """What is proposed."""
        return self._proposals

    def accept(self) -> None:
        """Tell what was chosen."""
        if any(self._taken):
            self.chosen.emit(self._proposals, tuple(self._taken))
            super().accept()

    def done(self, result: int) -> None:
        """Wait for what is under way."""
        self._background.finish()
        super().done(result)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(2)
        head.addWidget(Label(self._theme, FontRole.TITLE, "t1", _("Buddies and mentors"), self))
        self.explained = Label(self._theme, FontRole.BODY, "t2", "", self)
        self.explained.setWordWrap(True)
        head.addWidget(self.explained)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(Rule(self._theme, self))
        self.list = ProposalList(self._theme)
        self.list.setAccessibleName(_("Proposed buddies and mentors"))
        self.list.ticked.connect(self._on_ticked)
        column.addWidget(self.list, 1)
        self.without = SentenceList(self._theme, self._icons, self)
        self._without_area = QScrollArea(self)
        self._without_area.setFrameShape(QFrame.Shape.NoFrame)
        self._without_area.setWidgetResizable(True)
        self._without_area.setMaximumHeight(_MOST_HEIGHT)
        use_slim_scroll_bars(self._without_area, self._theme)
        self._without_area.setWidget(self.without)
        column.addWidget(self._without_area)
        self._filler = QWidget(self)  # keeps the heading above where there is no list
        self._filler.hide()
        column.addWidget(self._filler, 1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        self.anew = Button(self._theme, self._icons, _("Propose all anew"), parent=self)
        self.anew.setToolTip(_("Nobody's present buddy or mentor counts then"))
        self.cancel = Button(self._theme, self._icons, _("Cancel"), parent=self)
        kind = ButtonKind.PRIMARY
        self.take = Button(self._theme, self._icons, _("Take over"), kind=kind, parent=self)
        self.anew.clicked.connect(self._on_anew)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(self.anew)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        return row

    def _search(self, anew: Collection[SeatId]) -> None:
        self.explained.setText(_("Looking for who suits whom…"))
        self.take.setEnabled(False)
        self.anew.setEnabled(False)
        self._background.start(_searching(self._board, frozenset(anew), self._formatter))

    def _show(self) -> None:
        ticks = (
            ProposalTick(each.title, each.values, "", each.shared, is_on, is_conflict=False)
            for each, is_on in zip(self._proposals.changes, self._taken, strict=True)
        )
        self.list.show_proposals(tuple(ticks))
        count = sum(self._taken)
        self.take.setEnabled(count > 0)
        label = ngettext("Take over {count} change", "Take over {count} changes", count)
        self.take.set_label(
            label.format(count=self._formatter.integer(count)) if count else _("Take over")
        )

    def _on_found(self, found: object) -> None:
        if not isinstance(found, HelperProposals):
            return
        self._proposals, self._taken = found, [True] * len(found.changes)
        said = _("Tick what the plan shall take; it becomes one step that can be undone.")
        if not found.changes:
            said = _("There is nothing to change: everybody who can be helped is.")
        self.explained.setText(said)
        self.anew.setEnabled(True)
        self.list.setVisible(bool(found.changes))
        self._filler.setVisible(not found.changes)
        self.without.show_sentences([(Tone.WARNING, each) for each in found.without])
        self._without_area.setVisible(bool(found.without))
        self._show()
        (self.list if found.changes else self.cancel).setFocus()

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, Exception):
            return
        is_late = type(error).__name__ == "NoAssignmentInTimeError"
        if not is_late and not has_sentence(error):
            raise error  # for the log
        late = _("No assignment was found in time. Choose buddies and mentors by hand.")
        self.explained.setText(late if is_late else error_sentence(error, self._formatter))
        self._without_area.hide()
        self.cancel.setFocus()

    def _on_ticked(self, key: str) -> None:
        number = int(key)
        self._taken[number] = not self._taken[number]
        self._show()

    def _on_anew(self) -> None:
        self._search(self._board.schedules)


def _searching(
    board: OnboardingBoard, anew: frozenset[SeatId], formatter: Formatter
) -> Callable[[], HelperProposals]:
    def work() -> HelperProposals:
        return helper_proposals(board.plan, board.market, anew, formatter)

    return work
