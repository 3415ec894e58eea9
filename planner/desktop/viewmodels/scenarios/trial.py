"""What is asked of the plan, its scenarios and what is tried, and the answer; worked out aside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from planner.calculators.hiring.timeline import expected_timeline
from planner.calculators.scenario_comparison.compared import ComparedFigures, ScenarioColumn
from planner.calculators.scenario_comparison.comparison import ComparisonMemo
from planner.calculators.scenario_comparison.costed_plan import CostedPlan, costed_plan
from planner.calculators.scenario_comparison.lever_values import LeverValue, LeverValues
from planner.market.lever import LeverDefaults, LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.edits import add_scenario_plan
from planner.plan.model import Plan
from planner.plan.scenario_plans import scenario_plan
from planner.quantities.identifiers import ScenarioId

_TRIAL_NAME = "\N{ZERO WIDTH SPACE}?"
"""No name that somebody gave; nobody sees it."""


@dataclass(frozen=True, slots=True)
class TrialQuestion:
    """What is to be compared.

    Attributes:
        document: The base with its scenarios.
        tried: The plan on show with what is tried.
        is_tried: Whether it differs from the plan on show.
        market: The market as published.
    """

    document: Plan
    tried: Plan
    is_tried: bool
    market: Snapshot


@dataclass(frozen=True, slots=True)
class LeverSums:
    """What levers together move.

    Attributes:
        days: Median days from requisition opened to offer accepted; None without open seats.
        filled_by: When all seats are filled with a chance of one half; None where that is never.
        run_rate: Reporting currency a year.
    """

    days: float | None
    filled_by: date | None
    run_rate: Decimal


@dataclass(frozen=True, slots=True)
class TrialAnswer:
    """The comparison, what levers buy, and whose chances are to be drawn.

    Attributes:
        columns: The base, the scenarios, and last what is tried; without chances.
        trial_id: Under which ID what is tried stands among the columns; None where nothing is.
        levers: What the market data say of levers.
        values: What each lever alone buys.
        without: What it would be without any lever.
        together: What it is with those that are on.
        document: The base with its scenarios, what is tried among them.
    """

    question: TrialQuestion
    columns: tuple[ScenarioColumn, ...]
    trial_id: ScenarioId | None
    levers: LeverDefaults
    values: Mapping[LeverKind, LeverValue]
    without: LeverSums
    together: LeverSums
    document: Plan

    @property
    def subject_id(self) -> ScenarioId | None:
        """Whose column what is charted has: that of what is tried, else of the plan on show."""
        return self.trial_id or self.question.tried.scenario_id

    @property
    def subject(self) -> ScenarioColumn:
        """The column of what is charted; the base's where that scenario is gone."""
        found = (each for each in self.columns if each.scenario_id == self.subject_id)
        return next(found, self.columns[0])

    def plan_of(self, scenario_id: ScenarioId | None) -> Plan:
        """Return the plan that a column is about."""
        return scenario_plan(self.document, scenario_id)


class TrialWork:
    """Answers questions one after another, taking over what still holds; for one thread."""

    def __init__(self) -> None:
        self._comparison = ComparisonMemo()
        self._values = LeverValues()
        self._without: tuple[Plan, Snapshot, CostedPlan, LeverSums] | None = None

    def answer(self, question: TrialQuestion) -> TrialAnswer:
        """Return the answer.

        Raises:
            MarketDataError: If a table is damaged.
            UnknownCurrencyError: If a currency that is needed has no rate.
        """
        document, trial_id = question.document, None
        if question.is_tried:
            document = add_scenario_plan(document, _TRIAL_NAME, question.tried)
            trial_id = document.scenarios[-1].id
        columns = self._comparison.compare(document, question.market)
        shown = trial_id or question.tried.scenario_id
        figures = next(
            (each.figures for each in columns if each.scenario_id == shown), columns[0].figures
        )
        return TrialAnswer(
            question=question,
            columns=columns,
            trial_id=trial_id,
            levers=question.market.levers,
            values=self._values.of(question.tried, question.market),
            without=self._bare(question),
            together=_sums(figures),
            document=document,
        )

    def _bare(self, question: TrialQuestion) -> LeverSums:
        """Return what the plan comes to without levers."""
        plan = replace(question.tried, levers={}, scenarios=())
        known = self._without
        if known is not None and known[1] is question.market and known[0] == plan:
            return known[3]
        before = known[2] if known is not None and known[1] is question.market else None
        costed = costed_plan(plan, question.market, before)
        timeline = expected_timeline(plan, costed.evaluation.market)
        sums = LeverSums(timeline.median_days_to_fill, timeline.filled_by_p50, costed.run_rate)
        self._without = (plan, question.market, costed, sums)
        return sums


def _sums(figures: ComparedFigures) -> LeverSums:
    return LeverSums(figures.median_days_to_fill, figures.filled_by_p50, figures.run_rate)
