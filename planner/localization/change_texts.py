"""The difference of two plans in words: ``P-03, GPU cluster engineer, Kraków: base pay A → B``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from planner.localization.change_names import field_name, records_of, thing_name
from planner.localization.decision_changes import decision_writers, past_hires_text
from planner.localization.figure_values import figure_values_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext, pgettext
from planner.localization.number_forms import currency_digits
from planner.localization.onboarding_changes import (
    leave_text,
    named_template,
    onboarding_writers,
)
from planner.localization.pattern_texts import pattern_text
from planner.localization.running_text import listed
from planner.localization.terms import (
    engagement_name,
    level_name,
    priority_name,
    role_name,
    skill_name,
    status_name,
)
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.change import ORDER, Change, ChangeKind, Subject
from planner.plan.held_value import effect_in_scenario
from planner.plan.model import Engagement, Plan, PositionStatus, Priority, Seat, SkillWeight, Team
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import scenario_plan
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CurrencyCode, PlaceId, ScenarioId
from planner.quantities.money import Money
from planner.quantities.month import Month

_USD = CurrencyCode("USD")
_MOST_DIGITS = 6
_LONGEST = 160
"""Characters of a text of the user's own, such as notes, that a change shows."""
_IDS = ("team_id", "template_id", "buddy_id", "mentor_id")
_MONTHS_OF_A_YEAR = ("fiscal_year_start_month", "raise_month")


@dataclass(frozen=True, slots=True)
class ChangeText:
    """A change in words.

    Attributes:
        thing: What it is about, such as a seat's title.
        what: What changed about it; empty where it appeared or went, or is but one value.
        old: The value before; empty where there was none, and of an order.
        new: The value after, likewise.
        kind: Whether something appeared, went or changed.
    """

    thing: str
    what: str
    old: str
    new: str
    kind: ChangeKind

    @property
    def values(self) -> str:
        """What became of it, without saying of what."""
        if self.kind is ChangeKind.ADDED:
            added = _("added: {value}").format(value=self.new)
            return f"{self.what} {added}".strip()
        if self.kind is ChangeKind.REMOVED:
            removed = _("removed: {value}").format(value=self.old)
            return f"{self.what} {removed}".strip()
        if not self.old and not self.new:
            return _("{what} changed").format(what=self.what)
        values = _("{old} → {new}").format(old=self.old, new=self.new)
        return f"{self.what} {values}".strip()

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return _("{thing}: {what}").format(thing=self.thing, what=self.values)


class ChangeTexts:
    """Says the changes between two plans in the active language.

    Args:
        before: The plan the old values stand in.
        after: The plan the new values stand in.
        market: Where places, charge lines and currencies have their names.
        formatter: Writes the values.
    """

    def __init__(self, before: Plan, after: Plan, market: Snapshot, formatter: Formatter) -> None:
        self._before = before
        self._after = after
        self._records = records_of(before, after)
        self._market = market
        self._formatter = formatter
        self._writers: tuple[tuple[type, Callable[[Any], str]], ...] = (
            (StrEnum, _term),
            (Money, lambda money: self._money(money.amount, money.currency)),
            (Month, formatter.month_short),
            (date, formatter.date_short),
            (WorkingPattern, lambda pattern: pattern_text(pattern, formatter)),
            (Reason, self._reason),
            (Seat, self._seat),
            (Team, lambda team: _shortened(team.name)),
            (Scenario, self._scenario),
            *onboarding_writers(self._market, formatter),
            *decision_writers(self._market, formatter),
        )

    def said(self, change: Change) -> ChangeText:
        """Return a change in words; one of another pair of plans is said as well as it can be."""
        if change.is_inner:
            return self._said_of_scenario(change)
        return self._said(change, self._before, self._after)

    def _said(self, change: Change, before: Plan, after: Plan) -> ChangeText:
        thing = thing_name(change, self._records, self._market, self._formatter)
        if change.field_name == ORDER:
            return ChangeText(thing, field_name(change), "", "", change.kind)
        old = self._text(change, change.old, before)
        new = self._text(change, change.new, after)
        if old == new and change.kind is ChangeKind.CHANGED:
            old = new = ""
        return ChangeText(thing, field_name(change), old, new, change.kind)

    def _said_of_scenario(self, change: Change) -> ChangeText:
        """Say what became of a value in a scenario, wherever it came from: the base or itself."""
        scenario_id = ScenarioId(str(change.subject_id))
        said = self._said(
            effect_in_scenario(change, self._before, self._after),
            scenario_plan(self._before, scenario_id),
            scenario_plan(self._after, scenario_id),
        )
        scenario = thing_name(
            replace(change, field_name=None, old=None, new=None),
            self._records,
            self._market,
            self._formatter,
        )
        thing = _("{scenario}, {thing}").format(scenario=scenario, thing=said.thing)
        return replace(said, thing=thing)

    def _scenario(self, scenario: Scenario) -> str:
        count = len(scenario.changes)
        return ngettext("{count} change", "{count} changes", count).format(
            count=self._formatter.integer(count)
        )

    def _text(self, change: Change, value: object, plan: Plan) -> str:
        if value is None:
            return self._nothing(change)
        if change.subject is Subject.OVERRIDE and isinstance(value, Override):
            return self._own_figure(FigureKey.parsed(str(change.subject_id)), value)
        if isinstance(value, Decimal):
            return self._number(change, value, plan)
        if change.field_name in _IDS:
            return self._named(change.field_name, str(value), plan)
        return self._value(value, change.field_name)

    def _nothing(self, change: Change) -> str:
        if change.field_name == "skill_weights":
            return pgettext("value of a change", "as the role")
        if change.field_name in ("working_pattern", "anchor_id", "benefits_share"):
            return pgettext("value of a change", "as the plan")
        if change.field_name in ("employer_of_record_fee_usd", "contractor_fee_usd"):
            return pgettext("value of a change", "as published")
        return pgettext("value of a change", "none")

    def _value(self, value: object, name: str | None) -> str:
        for kind, write in self._writers:
            if isinstance(value, kind):
                return write(value)
        if isinstance(value, tuple):
            return self._several(value, name)
        if name in ("anchor_id", "place_id"):
            place = self._market.places.get(PlaceId(str(value)))
            return place.name if place else str(value)
        if name in _MONTHS_OF_A_YEAR and isinstance(value, int) and 1 <= value <= 12:
            return self._formatter.month_name(Month(2000, value))
        return self._formatter.integer(value) if isinstance(value, int) else _shortened(str(value))

    def _several(self, values: tuple[Any, ...], name: str | None) -> str:
        if name == "leave":
            return leave_text(values, self._formatter)
        if name == "past_hires":
            return past_hires_text(values, self._formatter)
        return self._skills(values)

    def _number(self, change: Change, value: Decimal, plan: Plan) -> str:
        name = change.field_name or ""
        if change.subject is Subject.BUDGET_MONTH:
            return self._money(value, plan.reporting_currency)
        if name.endswith("_usd"):
            return self._money(value, _USD)
        if change.subject is Subject.PLAN_RATE or name == "skill_association":
            return self._formatter.rate(value)
        return self._formatter.percent(value, min(_digits(value * 100), _MOST_DIGITS))

    def _money(self, amount: Decimal, currency: CurrencyCode) -> str:
        """Write money with the decimals it has: whole amounts without any."""
        digits = _digits(amount)
        if digits:
            digits = min(max(digits, currency_digits(currency)), _MOST_DIGITS)
        return self._formatter.money(amount, currency, digits)

    def _own_figure(self, key: FigureKey, value: Override) -> str:
        if not key.is_sound:
            return listed(self._formatter.rate(each) for each in value.values)
        values = figure_values_text(key, value.values, self._market, self._formatter)
        return f"{values} ({self._reason(value.reason)})"

    def _reason(self, reason: Reason) -> str:
        day = self._formatter.date_short(reason.day)
        return listed(part for part in (reason.author, day, _shortened(reason.why)) if part)

    def _team(self, team_id: str, plan: Plan) -> str:
        return next((team.name for team in plan.teams if team.id == team_id), team_id)

    def _named(self, field_name: str, record_id: str, plan: Plan) -> str:
        """Return the name of a team, a template or a member, its ID where it is not there."""
        if field_name == "team_id":
            return self._team(record_id, plan)
        if field_name == "template_id":
            return named_template(record_id, plan)
        names = (member.name for member in plan.members if member.id == record_id)
        return _shortened(next(names, "") or record_id)

    def _seat(self, seat: Seat) -> str:
        pay = self._money(seat.base_pay.amount, seat.base_pay.currency)
        start = _("from {date}").format(date=self._formatter.date_short(seat.start))
        return listed((level_name(seat.level), engagement_name(seat.engagement), pay, start))

    def _skills(self, weights: Iterable[SkillWeight]) -> str:
        return listed(
            _("{skill} {share}").format(
                skill=skill_name(skill), share=self._formatter.percent(weight, 0)
            )
            for skill, weight in weights
        )


def _digits(value: Decimal) -> int:
    """Return how many decimals a value needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _term(value: StrEnum) -> str:
    match value:
        case RoleFamily():
            return role_name(value)
        case Level():
            return level_name(value)
        case Engagement():
            return engagement_name(value)
        case PositionStatus():
            return status_name(value)
        case Priority():
            return priority_name(value)
    return value.value


def _shortened(text: str) -> str:
    """Return a text in one line, cut where it is very long."""
    line = " ".join(text.split())
    if not line:
        return pgettext("value of a change", "none")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
