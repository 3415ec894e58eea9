"""What the Scenarios page shows of the session's plan, its scenarios and what is tried."""

from dataclasses import dataclass, replace

from planner.calculators.risk.simulated import Simulation
from planner.calculators.scenario_comparison.figures import with_chances
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.scenarios.bridge import BridgeBuilder
from planner.desktop.viewmodels.scenarios.chances import (
    ChanceCard,
    ChanceWords,
    SeatsQuestion,
    first_question,
    seat_figures,
)
from planner.desktop.viewmodels.scenarios.chart_views import FanView, TornadoView, WaterfallView
from planner.desktop.viewmodels.scenarios.comparison_table import ComparisonBuilder, ComparisonTable
from planner.desktop.viewmodels.scenarios.differences import days_text, tone_of
from planner.desktop.viewmodels.scenarios.drawn_plans import DrawnPlans, without_levers
from planner.desktop.viewmodels.scenarios.drivers import tornado_view
from planner.desktop.viewmodels.scenarios.fan import FanBuilder, FanFigure
from planner.desktop.viewmodels.scenarios.lever_lines import LeverLine, LeverLines
from planner.desktop.viewmodels.scenarios.trial import LeverSums, TrialAnswer, TrialQuestion
from planner.desktop.viewmodels.scenarios.what_if import WhatIf
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import role_with_level
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId


@dataclass(frozen=True, slots=True)
class TogetherLine:
    """A figure without levers and with them.

    Attributes:
        before: Without any; empty where levers make no difference.
        after: With those that are on.
        tone: Whether that is better or worse.
    """

    name: str
    before: str
    after: str
    tone: Tone


class ScenariosBoard:
    """Holds what is tried, chosen and worked out, and makes the views of it.

    Attributes:
        what_if: The levers that are tried.
        drawn: What chance does to the plans.
        answer: The last comparison; None before the first.
        figure: What the fan charts.
        seats_question: How many seats by which month; None before anything was drawn.
        is_drawing: Whether more is being drawn: until then the last draws stay in sight.
    """

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self.what_if = WhatIf(session)
        self.drawn = DrawnPlans()
        self.answer: TrialAnswer | None = None
        self.figure = FanFigure.COST
        self.seats_question: SeatsQuestion | None = None
        self.is_drawing = False
        self._last: Simulation | None = None

    def begin_anew(self) -> None:
        """Forget everything: another plan is open."""
        self.what_if.drop()
        self.drawn.clear()
        self.answer = self.seats_question = self._last = None
        self.is_drawing = False

    def question(self) -> TrialQuestion:
        """Return what is to be worked out now."""
        session, what_if = self._session, self.what_if
        return TrialQuestion(session.document, what_if.plan, what_if.is_tried, session.market)

    @property
    def shown_name(self) -> str:
        """What the plan on show is called: the scenario's name, or the base."""
        scenario = self._session.scenario
        return scenario.name if scenario is not None else _("Base")

    @property
    def subject_name(self) -> str:
        """What is charted is called: what is tried, or the plan on show."""
        if self.answer is not None and self.answer.trial_id is not None:
            return _("What if")
        return self.shown_name

    @property
    def simulation(self) -> Simulation | None:
        """What chance does to what is charted; None before it was drawn."""
        answer = self.answer
        if answer is None:
            return None
        return self.drawn.of(answer.plan_of(answer.subject_id), answer.question.market)

    @property
    def _in_sight(self) -> Simulation | None:
        """What is charted: until it is drawn, what was charted before."""
        found = self.simulation
        if found is None and self.is_drawing:
            return self._last
        self._last = found
        return found

    @property
    def is_stale(self) -> bool:
        """Whether what is charted is but a preview, or of a plan that changed since."""
        simulation, answer = self.simulation, self.answer
        if simulation is None or answer is None:
            return self.is_drawing
        return simulation.draws < answer.question.tried.hiring.draws

    def fan(self) -> FanView | None:
        """Return the figure chosen by month; None before anything was drawn."""
        simulation, answer = self._in_sight, self.answer
        if simulation is None or answer is None:
            return None
        plan = answer.plan_of(answer.subject_id)
        fans = FanBuilder(plan.reporting_currency, plan.budget, self._formatter)
        before = None
        if answer.trial_id is not None:
            shown = answer.plan_of(answer.question.tried.scenario_id)
            before = self.drawn.of(shown, answer.question.market)
        return fans.view(simulation, self.figure, before, is_stale=self.is_stale)

    def tornado(self) -> TornadoView | None:
        """Return what drives the spread; None before anything was drawn."""
        simulation = self._in_sight
        if simulation is None:
            return None
        currency = self._session.plan.reporting_currency
        return tornado_view(simulation, currency, self._formatter, is_stale=self.is_stale)

    def bridge(self) -> WaterfallView | None:
        """Return the waterfall from the base to what is charted; None for the base itself."""
        answer = self.answer
        if answer is None or answer.subject.scenario_id is None:
            return None
        after = answer.plan_of(answer.subject_id)
        market = self._session.market
        texts = ChangeTexts(answer.document, after, market, self._formatter)
        builder = BridgeBuilder(texts, after.reporting_currency, self._formatter)
        return builder.view(answer.subject.waterfall, self.subject_name)

    def seats(self) -> Figures:
        """Return each open seat's own chances as a table."""
        simulation = self._in_sight
        if simulation is None:
            return Figures((), (), ())
        return seat_figures(simulation, _seat_names(self._session.plan), self._formatter)

    def cards(self) -> tuple[ChanceCard, ...]:
        """Return what chance says: all seats, in budget, some seats; none before it was drawn."""
        simulation, answer = self._in_sight, self.answer
        if simulation is None or answer is None:
            return ()
        plan = answer.plan_of(answer.subject_id)
        words = ChanceWords(plan, simulation, self._formatter)
        asked = self.seats_question or first_question(plan, simulation)
        self.seats_question = asked.within(simulation)
        return words.filled(), words.in_budget(), words.seats_by(self.seats_question)

    def ask_seats(self, *, seats: int = 0, months: int = 0) -> None:
        """Ask about more or fewer seats, or by a later or an earlier month."""
        asked, simulation = self.seats_question, self._in_sight
        if asked is not None and simulation is not None:
            moved = SeatsQuestion(asked.seats + seats, asked.month + months)
            self.seats_question = moved.within(simulation)

    def table(self) -> ComparisonTable:
        """Return the scenarios side by side."""
        answer = self.answer
        if answer is None:
            return ComparisonTable()
        chances = self.drawn.of_columns(answer)
        builder = ComparisonBuilder(self._session.document.reporting_currency, self._formatter)
        is_all_drawn = len(chances) == len(answer.columns)
        columns = []
        for column in answer.columns:
            drawn = chances.get(column.scenario_id)
            figures = with_chances(column.figures, drawn)
            if is_all_drawn and drawn is not None:  # else days would be compared with others' kind
                _low, middle, high = drawn.filled_on
                figures = replace(figures, filled_by_p50=middle, filled_by_p90=high)
            columns.append(replace(column, figures=figures))
        return builder.table(columns, self._session.plan.scenario_id, answer.trial_id)

    def lines(self) -> tuple[LeverLine, ...]:
        """Return the levers as rows; none before the first answer."""
        answer = self.answer
        if answer is None:
            return ()
        lines = LeverLines(self.what_if.plan, self.what_if.tried, answer.levers, self._formatter)
        return lines.lines(answer.values)

    def levers_on(self) -> int:
        """Return how many levers are on, tried or not."""
        return sum(setting.is_on for setting in self.what_if.plan.levers.values())

    def together(self) -> tuple[TogetherLine, ...]:
        """Return what the levers that are on buy together; none before the first answer."""
        answer, shown = self.answer, self._formatter
        if answer is None:
            return ()
        without, now = self._sums(answer)
        currency = self._session.plan.reporting_currency
        return (
            self._line(
                _("Median time to hire"),
                without.days,
                now.days,
                tuple(map(self._days, (without, now))),
            ),
            self._line(
                _("All seats filled, P50"),
                _ordinal(without),
                _ordinal(now),
                tuple(map(self._day, (without, now))),
            ),
            self._line(
                _("Run-rate"),
                float(without.run_rate),
                float(now.run_rate),
                tuple(shown.headline_money(each.run_rate, currency) for each in (without, now)),
            ),
        )

    def _sums(self, answer: TrialAnswer) -> tuple[LeverSums, LeverSums]:
        """Return what it is without levers and with them; the days as drawn once both are."""
        market, subject = answer.question.market, answer.plan_of(answer.subject_id)
        plans = (without_levers(subject), subject)
        drawn = [self.drawn.of(plan, market) for plan in plans]
        sums = (answer.without, answer.together)
        if not all(self.drawn.is_whole(plan, market) for plan in plans):
            return sums
        before, after = (
            replace(each, filled_by=simulation.filled_on[1] if simulation is not None else None)
            for each, simulation in zip(sums, drawn, strict=True)
        )
        return before, after

    def _line(
        self, name: str, before: float | None, after: float | None, texts: tuple[str, ...]
    ) -> TogetherLine:
        is_known = before is not None and after is not None
        difference = (after or 0) - (before or 0) if is_known else 0.0
        told = "" if texts[0] == texts[1] else texts[0]
        return TogetherLine(name, told, texts[1], tone_of(difference, better=-1))

    def _days(self, sums: LeverSums) -> str:
        return "—" if sums.days is None else days_text(round(sums.days), self._formatter)

    def _day(self, sums: LeverSums) -> str:
        if sums.filled_by is not None:
            return self._formatter.date_short(sums.filled_by)
        return "—" if sums.days is None else _("not filled")


def _ordinal(sums: LeverSums) -> float | None:
    return None if sums.filled_by is None else float(sums.filled_by.toordinal())


def _seat_names(plan: Plan) -> dict[SeatId, str]:
    return {
        seat.id: f"{seat.id} {role_with_level(seat.role, seat.level)}" for seat in plan.positions
    }
