"""What a scenario makes different from the base, as lines to read and to choose from."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.market.snapshot import Snapshot
from planner.plan.change import ORDER, Change, ChangeKind
from planner.plan.model import Plan
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_differences, scenario_plan, stale_changes


class Effect(Enum):
    """Whether a change makes a difference now."""

    MADE = auto()
    SAME_AS_BASE = auto()
    """The base says the same."""
    STALE = auto()
    """The base no longer has the seat or team."""


@dataclass(frozen=True, slots=True)
class ScenarioLine:
    """One change of a scenario.

    Attributes:
        key: The change's ``Change.key``.
        thing: What it is about.
        what: What is different there.
        effect: Whether it makes a difference now.
    """

    key: str
    thing: str
    what: str
    effect: Effect

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return _("{thing}: {what}").format(thing=self.thing, what=self.what)


def scenario_lines(
    document: Plan, scenario: Scenario, market: Snapshot, formatter: Formatter
) -> tuple[ScenarioLine, ...]:
    """Return the changes of a scenario: first those that make a difference, last the stale ones.

    Args:
        document: The base with its scenarios.
        scenario: One of them.
        market: Where places and currencies have their names.
        formatter: Writes the values.
    """
    texts = ChangeTexts(document, scenario_plan(document, scenario.id), market, formatter)
    made = {change.key: change for change in scenario_differences(document, scenario)}
    stale = {change.key for change in stale_changes(document, scenario)}
    lines = []
    for change in scenario.changes:
        if change.key in made:
            said = texts.said(made[change.key])
            lines.append(ScenarioLine(change.key, said.thing, said.values, Effect.MADE))
        elif change.field_name == ORDER:
            what = _("place of what is added")
            lines.append(ScenarioLine(change.key, texts.said(change).thing, what, Effect.MADE))
        else:
            effect = Effect.STALE if change.key in stale else Effect.SAME_AS_BASE
            lines.append(_idle_line(change, texts, effect))
    return tuple(sorted(lines, key=lambda line: line.effect.value))


def _idle_line(change: Change, texts: ChangeTexts, effect: Effect) -> ScenarioLine:
    said = texts.said(replace(change, old=None))
    is_removal = change.kind is ChangeKind.REMOVED
    value = _("removed") if is_removal else f"{said.what} {said.new}".strip()
    remark = (
        _("{value} (no longer applies: the base does not have it)")
        if effect is Effect.STALE
        else _("{value} (the base says the same)")
    )
    return ScenarioLine(change.key, said.thing, remark.format(value=value), effect)


def change_count_text(scenario: Scenario, formatter: Formatter) -> str:
    """Return how many changes a scenario has."""
    count = len(scenario.changes)
    return ngettext("{count} change", "{count} changes", count).format(
        count=formatter.integer(count)
    )
