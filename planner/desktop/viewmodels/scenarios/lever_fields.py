"""What can be set of a lever, as fields: strength, month, roles, costs and effects; and reading."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planner.calculators.plan_rates import plan_rate
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.localization.formatting import Formatter
from planner.localization.lever_terms import (
    effect_name,
    effect_text,
    evidence_name,
    lever_term_name,
    strength_phrase,
    strength_text,
)
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import as_typed, listed
from planner.localization.terms import grade_meaning, role_name
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.lever import (
    EffectKind,
    LeverDefault,
    LeverFigure,
    LeverKind,
    LeverTerm,
)
from planner.market.provenance import Grade
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode

STRENGTH, STARTS, MONTHLY_COST, ONCE_COST = "strength", "starts", "monthly_cost", "once_cost"
_USD = CurrencyCode("USD")
_UNTOUCHED = LeverSetting()
_MOST_FACTOR, _MOST_NUMBER = Decimal(10), Decimal(520)
PARTS = ("low", "likely", "high")
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class EffectFields:
    """One effect with its three figures.

    Attributes:
        name: What the lever moves.
        fields: Low, likely and high; their keys are ``effect/low`` and so on.
        basis: Evidence or judgment, with the grade and the source.
        grade: Of the published figures; None where there are none.
        is_own: Whether the figures are the user's.
    """

    name: str
    fields: tuple[FormField, ...]
    basis: str
    grade: Grade | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class LeverFields:
    """What can be set of a lever.

    Attributes:
        general: Strength where there is more or less of it, first month, costs.
        roles: Role families of the plan's open seats, with their names and whether they are ticked;
            none ticked means all.
        effects: What it moves.
        has_own: Whether anything is not as published.
    """

    kind: LeverKind
    name: str
    general: tuple[FormField, ...]
    roles: tuple[tuple[RoleFamily, str, bool], ...]
    effects: tuple[EffectFields, ...]
    has_own: bool


class LeverForm:
    """Makes and reads the fields of one lever.

    Args:
        kind: The lever.
        plan: The plan with what is tried.
        market: The market with the plan's own figures in it.
        formatter: Writes and reads.
    """

    def __init__(self, kind: LeverKind, plan: Plan, market: Snapshot, formatter: Formatter) -> None:
        self._kind = kind
        self._plan = plan
        self._market = market
        self._formatter = formatter
        self._setting = plan.levers.get(kind, _UNTOUCHED)
        self._default = market.levers.get(kind, LeverDefault(kind, {}))

    def fields(self) -> LeverFields:
        """Return all fields."""
        setting = self._setting
        hired = (each.role for each in self._plan.positions if each.status.is_budgeted)
        roles = dict.fromkeys((*setting.roles, *hired))
        moved = {*self._default.effects, *setting.effects}
        kinds = [kind for kind in EffectKind if kind in moved]
        has_own = bool(setting.effects) or any(
            each is not None for each in (setting.strength, setting.monthly_cost, setting.once_cost)
        )
        return LeverFields(
            self._kind,
            lever_name(self._kind),
            (*self._strength(), self._starts(), *self._costs()),
            tuple((role, role_name(role), role in setting.roles) for role in roles),
            tuple(self._effect(kind) for kind in kinds),
            has_own,
        )

    def _strength(self) -> tuple[FormField, ...]:
        figure = self._default.strength
        if figure is None:
            return ()
        shown = self._formatter
        own = self._setting.strength
        ends = (
            strength_phrase(self._kind, each, figure, shown) for each in (figure.low, figure.high)
        )
        caption = shown.range(*ends)
        return (
            FormField(
                STRENGTH,
                lever_term_name(LeverTerm.STRENGTH),
                FieldKind.FIGURE,
                "" if own is None else strength_text(own, figure, shown),
                placeholder=strength_text(figure.likely, figure, shown),
                caption=caption,
            ),
        )

    def _starts(self) -> FormField:
        first = _("The plan's first month")
        starts = self._setting.starts
        months = dict.fromkeys(self._plan.months)
        if starts is not None:
            months.setdefault(starts)
        names: list[tuple[object, str]] = [("", first)]
        names += [(month, self._formatter.month_short(month)) for month in sorted(months)]
        text = first if starts is None else self._formatter.month_short(starts)
        value = "" if starts is None else starts
        return FormField(
            STARTS, _("From"), FieldKind.CHOICE, text=text, value=value, choices=tuple(names)
        )

    def _costs(self) -> tuple[FormField, ...]:
        caption, per_hire = "", LeverTerm.PER_HIRE_COST_USD
        if per_hire in self._default.figures and (amount := self._published(per_hire)):
            currency = self._plan.reporting_currency
            caption = _("and {amount} {currency} for each hire it is for").format(
                amount=amount, currency=currency
            )
        return (
            self._cost(
                MONTHLY_COST,
                LeverTerm.MONTHLY_COST_USD,
                self._setting.monthly_cost,
            ),
            self._cost(ONCE_COST, LeverTerm.ONCE_COST_USD, self._setting.once_cost, caption),
        )

    def _cost(self, key: str, term: LeverTerm, own: Decimal | None, caption: str = "") -> FormField:
        label = _("{cost}, {currency}").format(
            cost=lever_term_name(term), currency=self._plan.reporting_currency
        )
        return FormField(
            key,
            label,
            FieldKind.FIGURE,
            "" if own is None else self._number(own),
            placeholder=self._published(term),
            caption=caption,
        )

    def _effect(self, kind: EffectKind) -> EffectFields:
        shown, own = self._formatter, self._setting.effects.get(kind)
        figure = self._default.figures.get(kind)
        published = figure.range if figure is not None else None
        fields = []
        for number, (part, name) in enumerate(zip(PARTS, _part_names(), strict=True)):
            label = _("{effect}, {part}").format(effect=effect_name(kind), part=name)
            text = "" if own is None else effect_text(kind, own[number], shown)
            hint = "" if published is None else effect_text(kind, published[number], shown)
            fields.append(
                FormField(f"{kind}/{part}", label, FieldKind.FIGURE, text or hint, placeholder=hint)
            )
        grade = figure.provenance.grade if figure is not None else None
        basis = self._basis(figure) if figure is not None else ""
        return EffectFields(effect_name(kind), tuple(fields), basis, grade, own is not None)

    def _basis(self, figure: LeverFigure) -> str:
        source = self._market.sources.get(figure.provenance.source_id)
        grade = _("grade {grade}, {meaning}").format(
            grade=figure.provenance.grade.value, meaning=grade_meaning(figure.provenance.grade)
        )
        parts = [
            evidence_name(is_evidence=figure.is_evidence),
            grade,
            as_typed(source.title) if source is not None else "",
            self._formatter.date_short(figure.provenance.as_of),
            as_typed(figure.note),
        ]
        return listed((part for part in parts if part), with_commas=True)

    def _published(self, term: LeverTerm) -> str:
        """Return a published cost in the reporting currency; empty where that has no rate."""
        try:
            rate = plan_rate(self._plan, self._market, _USD)
        except UnknownCurrencyError:
            return ""
        return self._number((self._default.likely(term) * rate).quantize(_WHOLE, ROUND_HALF_UP))

    def _number(self, amount: Decimal) -> str:
        return self._formatter.number(amount, 0 if amount == amount.to_integral_value() else 2)


def _part_names() -> tuple[str, str, str]:
    return _("low"), _("likely"), _("high")
