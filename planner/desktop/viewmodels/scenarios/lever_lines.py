"""The levers as rows: what each is for, what it alone saves and costs, and what that rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.scenario_comparison.lever_values import LeverValue
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.scenarios.chart_views import CostBarView, WhiskerView
from planner.desktop.viewmodels.scenarios.differences import days_in_words, signed_headline
from planner.localization.formatting import Formatter
from planner.localization.lever_terms import evidence_name, strength_phrase
from planner.localization.messages import _, ngettext
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import listed
from planner.localization.terms import role_name
from planner.market.lever import LeverDefault, LeverDefaults, LeverKind
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan
from planner.quantities.identifiers import CurrencyCode

_UNTOUCHED = LeverSetting()
_MOST_ROLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverLine:
    """A lever.

    Attributes:
        name: Its name with its strength.
        detail: What it is for, and from when on.
        is_on: Whether the plan pulls it, or tries to.
        is_tried: Whether that is only tried.
        basis: Whether what it does was observed or is a judgment.
        whisker: How many days it alone saves; None before that is known, or without seats.
        cost: What it alone costs; None before that is known.
    """

    kind: LeverKind
    name: str
    detail: str
    is_on: bool
    is_tried: bool
    basis: str
    whisker: WhiskerView | None
    cost: CostBarView | None

    @property
    def words(self) -> str:
        """All of it in one line."""
        days = self.whisker.words if self.whisker is not None else ""
        cost = self.cost.text if self.cost is not None else ""
        parts = (self.name, self.detail, days, cost, self.basis)
        return listed((part for part in parts if part), with_commas=True)


class LeverLines:
    """Makes the rows.

    Args:
        plan: The plan with what is tried.
        tried: The levers that are only tried.
        defaults: What the market data say of levers.
        formatter: Writes the figures.
    """

    def __init__(
        self,
        plan: Plan,
        tried: Iterable[LeverKind],
        defaults: LeverDefaults,
        formatter: Formatter,
    ) -> None:
        self._plan = plan
        self._tried = frozenset(tried)
        self._defaults = defaults
        self._formatter = formatter

    def lines(self, values: Mapping[LeverKind, LeverValue]) -> tuple[LeverLine, ...]:
        """Return a row for each lever that the data know.

        Args:
            values: What each alone saves and costs, as far as that is known.
        """
        known = [kind for kind in LeverKind if kind in self._defaults]
        days = [day for each in values.values() for day in each.days or ()]
        least, most = min((0.0, *days)), max((0.0, *days))
        dearest = max((_charted(each) for each in values.values()), default=0.0)
        return tuple(self._line(kind, values.get(kind), (least, most), dearest) for kind in known)

    def _line(
        self,
        kind: LeverKind,
        value: LeverValue | None,
        scale: tuple[float, float],
        dearest: float,
    ) -> LeverLine:
        setting, default = self._plan.levers.get(kind, _UNTOUCHED), self._defaults[kind]
        whisker = cost = None
        if value is not None:
            basis = evidence_name(is_evidence=default.is_evidence)
            whisker = self._whisker(value, scale, basis, is_on=setting.is_on)
            cost = self._cost(value, dearest, is_on=setting.is_on)
        return LeverLine(
            kind=kind,
            name=self._name(kind, setting, default),
            detail=self._detail(kind, setting, value),
            is_on=setting.is_on,
            is_tried=kind in self._tried,
            basis=evidence_name(is_evidence=default.is_evidence),
            whisker=whisker,
            cost=cost,
        )

    def _name(self, kind: LeverKind, setting: LeverSetting, default: LeverDefault) -> str:
        strength = self._strength(kind, setting, default)
        if kind is not LeverKind.PAY_UPLIFT or not strength:
            return lever_name(kind)
        return _("{lever} {strength}").format(lever=lever_name(kind), strength=strength)

    def _strength(self, kind: LeverKind, setting: LeverSetting, default: LeverDefault) -> str:
        """Say how much of a lever there is; empty where there is no more or less of it."""
        figure = default.strength
        if figure is None:
            return ""
        strength = figure.likely if setting.strength is None else setting.strength
        return strength_phrase(kind, strength, figure, self._formatter)

    def _detail(self, kind: LeverKind, setting: LeverSetting, value: LeverValue | None) -> str:
        names = [role_name(role) for role in setting.roles]
        is_for_none = value is not None and not value.seats
        if not names:
            whom = _("No open seat") if is_for_none else _("Every open seat")
        elif len(names) <= _MOST_ROLES:
            whom = listed(names)
        else:
            others = len(names) - 1
            whom = ngettext(
                "{role} and {count} other role", "{role} and {count} other roles", others
            ).format(role=names[0], count=self._formatter.integer(others))
        parts = [whom]
        if kind is not LeverKind.PAY_UPLIFT and kind in self._defaults:
            parts.append(self._strength(kind, setting, self._defaults[kind]))
        if names and is_for_none:
            parts.append(_("no open seat"))
        if setting.starts is not None:
            month = self._formatter.month_short(setting.starts)
            parts.append(_("from {month}").format(month=month))
        return listed(part for part in parts if part)

    def _whisker(
        self, value: LeverValue, scale: tuple[float, float], basis: str, *, is_on: bool
    ) -> WhiskerView | None:
        if value.days is None:
            return None
        best, likely, worst = value.days
        least, most = scale
        days = self._days(likely)
        words = _("time to hire {likely}, from {best} to {worst}").format(
            likely=days, best=self._days(best), worst=self._days(worst)
        )
        return WhiskerView(
            low=best,
            likely=likely,
            high=worst,
            least=least,
            most=most if most > least else least + 1,
            origin=0.0,
            text=_("{basis}: {days}").format(basis=basis, days=days),
            tone=Tone.ACCENT if is_on else Tone.QUIET,
            words=words,
        )

    def _cost(self, value: LeverValue, dearest: float, *, is_on: bool) -> CostBarView:
        return CostBarView(
            amount=_charted(value),
            most=dearest or 1.0,
            text=cost_text(value, self._plan.reporting_currency, self._formatter),
            tone=Tone.WARNING if is_on else Tone.QUIET,
        )

    def _days(self, days: float) -> str:
        return days_in_words(round(days), self._formatter)


def cost_text(value: LeverValue, currency: CurrencyCode, formatter: Formatter) -> str:
    """Return what a lever adds a year, or over the horizon where nothing of it goes on."""
    if _is_counted(value.run_rate):
        return signed_headline(value.run_rate, currency, formatter)
    if not _is_counted(value.cost):
        return _("no cost")
    amount = signed_headline(value.cost, currency, formatter)
    return _("{amount} in all").format(amount=amount)


def _is_counted(amount: Decimal) -> bool:
    return abs(amount) >= 50


def _charted(value: LeverValue) -> float:
    """Return how long the bar is: what goes on, else what it costs in all."""
    amount = value.run_rate if _is_counted(value.run_rate) else value.cost
    return max(0.0, float(amount))
