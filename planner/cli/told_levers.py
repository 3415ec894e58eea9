"""The levers that a command tells of, with what a plan makes of them."""

from dataclasses import dataclass

from planner.calculators.evaluation import Evaluation
from planner.calculators.scenario_comparison.lever_values import LeverValue
from planner.market.lever import LeverDefault, LeverKind
from planner.market.snapshot import Snapshot
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode

_PUBLISHED_IN = CurrencyCode("USD")


@dataclass(frozen=True, slots=True)
class ToldLever:
    """One lever; without a plan there is neither a setting nor a value."""

    kind: LeverKind
    setting: LeverSetting | None = None
    value: LeverValue | None = None


@dataclass(frozen=True, slots=True)
class ToldLevers:
    """All levers that the market data know, and the plan they are of, if any."""

    market: Snapshot
    levers: tuple[ToldLever, ...]
    evaluation: Evaluation | None = None

    @property
    def plan(self) -> Plan | None:
        """The plan; None where only published figures are asked for."""
        return None if self.evaluation is None else self.evaluation.plan

    @property
    def currency(self) -> CurrencyCode:
        """What costs are in: the plan's reporting currency, else that of the published ones."""
        return _PUBLISHED_IN if self.plan is None else self.plan.reporting_currency

    def default(self, kind: LeverKind) -> LeverDefault:
        """Return what the market data say of a lever; nothing where they do not know it."""
        return self.market.levers.get(kind, LeverDefault(kind, {}))

    def lever(self, kind: LeverKind) -> ToldLever:
        """Return one of them; one without figures where the market data do not know it."""
        return next((each for each in self.levers if each.kind is kind), ToldLever(kind))
