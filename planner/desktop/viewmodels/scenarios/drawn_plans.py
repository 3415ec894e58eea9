"""What chance does to plans, kept as long as the plans say the same."""

from collections.abc import Mapping
from dataclasses import replace

from planner.calculators.risk.simulated import Simulation
from planner.desktop.viewmodels.scenarios.trial import TrialAnswer
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from planner.quantities.identifiers import ScenarioId

PREVIEW_DRAWS = 500
"""Few enough to be drawn before anybody waits."""
_MOST_KEPT = 16


class DrawnPlans:
    """Keeps simulations by plan; a full one takes the place of a preview."""

    def __init__(self) -> None:
        self._kept: list[tuple[Plan, Snapshot, Simulation]] = []

    def of(self, plan: Plan, market: Snapshot) -> Simulation | None:
        """Return what chance does to a plan; None where nothing was drawn of it."""
        wanted = _alone(plan)
        for kept, against, simulation in reversed(self._kept):
            if against is market and kept == wanted:
                return simulation
        return None

    def is_whole(self, plan: Plan, market: Snapshot) -> bool:
        """Tell whether as many draws were made of a plan as it asks for."""
        found = self.of(plan, market)
        return found is not None and found.draws >= plan.hiring.draws

    def put(self, plan: Plan, market: Snapshot, simulation: Simulation) -> None:
        """Keep a simulation."""
        wanted = _alone(plan)
        others = [each for each in self._kept if each[1] is not market or each[0] != wanted]
        self._kept = [*others, (wanted, market, simulation)][-_MOST_KEPT:]

    def clear(self) -> None:
        """Forget everything: another plan is open."""
        self._kept.clear()

    def of_columns(self, answer: TrialAnswer) -> Mapping[ScenarioId | None, Simulation]:
        """Return what is known of the columns of a comparison; previews are left out."""
        market = answer.question.market
        found: dict[ScenarioId | None, Simulation] = {}
        for column in answer.columns:
            plan = answer.plan_of(column.scenario_id)
            simulation = self.of(plan, market)
            if simulation is not None and simulation.draws >= plan.hiring.draws:
                found[column.scenario_id] = simulation
        return found

    def missing(self, answer: TrialAnswer) -> tuple[tuple[Plan, int], ...]:
        """Return what is still to be drawn: plans with how many draws, what is charted first.

        Of what is charted a preview comes before all its draws.
        """
        market = answer.question.market
        subject = answer.plan_of(answer.subject_id)
        jobs: list[tuple[Plan, int]] = []
        has_preview = subject.hiring.draws > PREVIEW_DRAWS and can_be_drawn(subject, market)
        if has_preview and self.of(subject, market) is None:
            jobs.append((subject, PREVIEW_DRAWS))
        shown = answer.plan_of(answer.question.tried.scenario_id)
        others = (answer.plan_of(column.scenario_id) for column in answer.columns)
        for plan in (subject, shown, without_levers(subject), *others):
            alone = _alone(plan)
            is_listed = any(
                _alone(job) == alone and draws >= job.hiring.draws for job, draws in jobs
            )
            is_wanted = can_be_drawn(plan, market) and not self.is_whole(plan, market)
            if is_wanted and not is_listed:
                jobs.append((plan, plan.hiring.draws))
        return tuple(jobs)


def can_be_drawn(plan: Plan, market: Snapshot) -> bool:
    """Tell whether a plan has months, and a currency to count in; its problems name the others."""
    return bool(plan.months) and plan.reporting_currency in market.currencies


def without_levers(plan: Plan) -> Plan:
    """Return a plan that pulls no lever; what is set of those that are off makes no difference."""
    is_any_on = any(setting.is_on for setting in plan.levers.values())
    return replace(plan, levers={}) if is_any_on else plan


def _alone(plan: Plan) -> Plan:
    """Return a plan without what chance does not ask for."""
    return replace(plan, name="", description="", scenarios=())
