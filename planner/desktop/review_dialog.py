"""The review of a workbook that finance sends back: what to take of it into the plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
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
from planner.desktop.session.background import Background
from planner.desktop.session.returned_workbook import ProposalLine, ReadReview
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.proposal_months import proposal_months
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.proposal_list import ProposalList, ProposalTick
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.desktop.widgets.sentence_list import SentenceList
from planner.intake.returned.effects import Effect
from planner.intake.returned.returned_texts import effect_text
from planner.intake.returned.review import Proposal
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext, speaking
from planner.localization.running_text import left_to_right
from planner.plan.scenario_plans import find_scenario

_SIZE = (880, 620)
_MOST_PROBLEMS_HEIGHT = 150
_NAMES_WIDTH = 260
_MONTH_WIDTH = 84
_TABLE_HEIGHT = 156
"""The headings, five rows, and the bar that scrolls to later months."""


class ReviewDialog(PanelDialog):
    """Lists what a returned workbook proposes; what is ticked is taken, in one step.

    Changes that stand against later ones in the plan are not ticked to begin with.

    Signals:
        chosen: The proposals to take, as a tuple.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, read: ReadReview, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._formatter, self._read = icons, formatter, read
        self._taken = [not line.proposal.is_conflict for line in read.lines]
        self._background = Background(self)
        self._background.succeeded.connect(self._on_effect)
        self.setWindowModality(Qt.WindowModality.WindowModal)  # the plan may not move beneath it
        self.setWindowTitle(_("Changes of a workbook"))
        self.resize(*_SIZE)
        self._build()
        self._show()
        (self.list if read.lines else self.cancel_button).setFocus()

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """The proposals that are ticked."""
        pairs = zip(self._read.lines, self._taken, strict=True)
        return tuple(line.proposal for line, is_taken in pairs if is_taken)

    def accept(self) -> None:
        """Tell what was chosen."""
        if self.taken:
            self.chosen.emit(self.taken)
            super().accept()

    def done(self, result: int) -> None:
        """Wait for what is under way."""
        self._background.finish()
        super().done(result)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._heading())
        column.addWidget(Rule(self._theme, self))
        self.list = ProposalList(self._theme)
        self.list.ticked.connect(self._on_ticked)
        self.list.setVisible(bool(self._read.lines))
        column.addWidget(self.list, 1)
        column.addWidget(self._month_table())
        self.problems = SentenceList(self._theme, self._icons, self)
        if self._read.problems:
            column.addWidget(Rule(self._theme, self))
            column.addLayout(self._heading_of_problems())
            column.addWidget(self._problem_area(), 0 if self._read.lines else 1)
        elif not self._read.lines:
            column.addStretch(1)
        column.addWidget(Rule(self._theme, self))
        column.addLayout(self._footer())

    def _heading(self) -> QVBoxLayout:
        review = self._read.review
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(2)
        title = _("Changes in {file}").format(file=left_to_right(review.source))
        layout.addWidget(Label(self._theme, FontRole.TITLE, "t1", title, self))
        self.explained = Label(self._theme, FontRole.BODY, "t2", self._explanation(), self)
        self.explained.setWordWrap(True)
        layout.addWidget(self.explained)
        return layout

    def _explanation(self) -> str:
        lines = self._read.lines
        if not lines:
            return _("The plan holds what the workbook holds: there is nothing to take.")
        conflicts = sum(line.proposal.is_conflict for line in lines)
        said = [_("Tick what the plan shall take; it becomes one step that can be undone.")]
        if conflicts:
            text = ngettext(
                "{count} change stands against a later one in the plan: tick it to take the "
                "workbook's value.",
                "{count} changes stand against later ones in the plan: tick those whose value in "
                "the workbook is to be taken.",
                conflicts,
            )
            said.append(text.format(count=self._formatter.integer(conflicts)))
        review = self._read.review
        scenario = find_scenario(review.document, review.scenario_id)
        if scenario is not None:
            said.append(_("They go to the scenario “{name}”.").format(name=scenario.name))
        return " ".join(said)

    def _month_table(self) -> FiguresView:
        """Return the table of what the changes do to the cost of each month, once it is known."""
        self.months = FiguresModel(self)
        self.table = FiguresView(self._theme, self.months, _("Change of cost by month"))
        self.table.verticalHeader().setFixedWidth(_NAMES_WIDTH)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setDefaultSectionSize(_MONTH_WIDTH)
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.table.hide()
        return self.table

    def _heading_of_problems(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(16, 10, 16, 0)
        count = len(self._read.problems)
        text = ngettext("{count} thing not taken", "{count} things not taken", count)
        said = text.format(count=self._formatter.integer(count))
        layout.addWidget(Label(self._theme, FontRole.SECTION, "t1", said, self))
        return layout

    def _problem_area(self) -> QScrollArea:
        self.problems.show_sentences([(Tone.WARNING, each) for each in self._read.problems])
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Not taken"))
        if self._read.lines:
            needed = self.problems.heightForWidth(_SIZE[0])
            area.setFixedHeight(min(needed, _MOST_PROBLEMS_HEIGHT))
        use_slim_scroll_bars(area, self._theme)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(self.problems)
        self.problems.setAutoFillBackground(False)
        return area

    def _footer(self) -> QHBoxLayout:
        theme, icons = self._theme, self._icons
        self.all_button = Button(theme, icons, _("Tick all"), kind=ButtonKind.QUIET, parent=self)
        self.none_button = Button(theme, icons, _("Tick none"), kind=ButtonKind.QUIET, parent=self)
        self.effect = Label(theme, FontRole.BODY, "t2", parent=self)
        self.cancel_button = Button(theme, icons, _("Cancel"), parent=self)
        self.take_button = Button(theme, icons, kind=ButtonKind.PRIMARY, parent=self)
        self.all_button.clicked.connect(self._on_all_clicked)
        self.none_button.clicked.connect(self._on_none_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.accept)
        layout = QHBoxLayout()
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(8)
        if self._read.lines:
            layout.addWidget(self.all_button)
            layout.addWidget(self.none_button)
        else:
            self.all_button.hide()
            self.none_button.hide()
            self.take_button.hide()
        layout.addWidget(self.effect, 1)
        layout.addWidget(self.cancel_button)
        layout.addWidget(self.take_button)
        return layout

    def _show(self) -> None:
        pairs = zip(self._read.lines, self._taken, strict=True)
        self.list.show_proposals(
            tuple(self._tick(line, is_taken=is_taken) for line, is_taken in pairs)
        )
        count = sum(self._taken)
        text = ngettext("Take {count} change", "Take {count} changes", count)
        self.take_button.set_label(text.format(count=self._formatter.integer(count)))
        self.take_button.setEnabled(count > 0)
        taken, read, language = self.taken, self._read, active_language()

        def work() -> Effect:
            with speaking(language):
                return read.effect_of(taken)

        if self._read.lines:
            self._background.start(work)

    def _tick(self, line: ProposalLine, *, is_taken: bool) -> ProposalTick:
        said = line.said
        values = said.values
        if line.proposal.is_conflict:
            values = _("Exported: {exported}; in the plan now: {ours}; in the workbook: {theirs}")
            values = values.format(
                exported=line.exported or "–", ours=said.old or "–", theirs=said.new or "–"
            )
        return ProposalTick(
            said.thing,
            values,
            line.place,
            self._effect_text(line.effect),
            is_on=is_taken,
            is_conflict=line.proposal.is_conflict,
        )

    def _effect_text(self, effect: Effect) -> str:
        currency = self._read.before.budget.currency
        return effect_text(effect, currency, 0, self._formatter)

    def _on_effect(self, effect: Effect) -> None:
        text = self._effect_text(effect)
        self.effect.setText(_("Together: {effect}").format(effect=text) if text else "")
        self.months.show_figures(proposal_months(self._read, effect, self._formatter))
        is_costly = any(each.effect.runs for each in self._read.lines)
        self.table.setVisible(is_costly)

    def _on_ticked(self, key: str) -> None:
        self._taken[int(key)] = not self._taken[int(key)]
        self._show()

    def _on_all_clicked(self) -> None:
        self._taken = [True] * len(self._taken)
        self._show()

    def _on_none_clicked(self) -> None:
        self._taken = [False] * len(self._taken)
        self._show()
