"""What is typed or chosen for a lever, read and turned into changes of its setting."""

from collections.abc import Mapping
from decimal import Decimal

from planner.desktop.viewmodels.scenarios.lever_fields import (
    MONTHLY_COST,
    ONCE_COST,
    PARTS,
    STARTS,
    STRENGTH,
)
from planner.desktop.viewmodels.seat_reading import RefusedTextError
from planner.desktop.viewmodels.typed_amount import read_amount
from planner.localization.formatting import Formatter
from planner.localization.lever_terms import effect_text, is_share, strength_text
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import as_typed
from planner.market.lever import EffectKind, EffectRange, LeverDefault, LeverKind
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.levers import LeverSetting
from planner.plan.model import Plan
from planner.quantities.month import Month

_MOST_FACTOR, _MOST_NUMBER = Decimal(10), Decimal(520)

AS_PUBLISHED: Mapping[str, object] = {
    STRENGTH: None,
    MONTHLY_COST: None,
    ONCE_COST: None,
    "effects": {},
}
"""The changes that make every figure of a lever the published one."""


class LeverReading:
    """Reads the fields of one lever.

    Args:
        kind: The lever.
        plan: The plan with what is tried.
        market: The market with the plan's own figures in it.
        formatter: Reads.
    """

    def __init__(self, kind: LeverKind, plan: Plan, market: Snapshot, formatter: Formatter) -> None:
        self._kind = kind
        self._plan = plan
        self._market = market
        self._formatter = formatter
        self._setting = plan.levers.get(kind, LeverSetting())
        self._default = market.levers.get(kind, LeverDefault(kind, {}))

    def with_role(self, role: RoleFamily) -> dict[str, object]:
        """Return the change that ticks a role, or no longer."""
        roles = self._setting.roles
        left = tuple(each for each in roles if each is not role)
        return {"roles": left if role in roles else (*roles, role)}

    def changes(self, key: str, value: object) -> dict[str, object]:
        """Return the changes of the setting that a field's value means.

        Args:
            key: The field's.
            value: A typed text, or what was chosen.

        Raises:
            NumberTextError: If a text is no number.
            RefusedTextError: If it is outside what the lever can be.
        """
        if key == STARTS:
            return {STARTS: value if isinstance(value, Month) else None}
        text = str(value).strip()
        if key == STRENGTH:
            return {STRENGTH: self._read_strength(text)}
        if key in (MONTHLY_COST, ONCE_COST):
            currency = self._plan.reporting_currency
            read = read_amount(text, currency, self._formatter, self._market) if text else None
            return {key: read}
        kind, part = key.split("/")
        return {"effects": self._read_effect(EffectKind(kind), PARTS.index(part), text)}

    def _read_strength(self, text: str) -> Decimal | None:
        figure = self._default.strength
        if not text or figure is None:
            return None
        shown = self._formatter
        read = shown.parse_percent(text) if is_share(figure) else shown.parse_number(text)
        if not figure.low <= read <= figure.high:
            raise RefusedTextError(
                _("{lever} goes from {low} to {high}. Enter a figure in between.").format(
                    lever=lever_name(self._kind),
                    low=strength_text(figure.low, figure, shown),
                    high=strength_text(figure.high, figure, shown),
                )
            )
        return read

    def _read_effect(
        self, kind: EffectKind, number: int, text: str
    ) -> Mapping[EffectKind, EffectRange]:
        effects = dict(self._setting.effects)
        published = self._default.effects.get(kind)
        found = list(effects.get(kind) or published or (_neutral(kind),) * 3)
        if text:
            found[number] = self._read_figure(kind, text)
        elif published is not None:
            found[number] = published[number]
        low, likely, high = found
        if not low <= likely <= high:
            shown = [effect_text(kind, each, self._formatter) for each in found]
            raise RefusedTextError(
                _(
                    "Low, likely and high must rise; {low}, {likely}, {high} do not. "
                    "Enter a figure that lies in their order."
                ).format(low=shown[0], likely=shown[1], high=shown[2])
            )
        if published == (low, likely, high):
            effects.pop(kind, None)
        else:
            effects[kind] = (low, likely, high)
        return effects

    def _read_figure(self, kind: EffectKind, text: str) -> Decimal:
        shown = self._formatter
        if not kind.is_factor:
            read = shown.parse_number(text)
            if not 0 <= read <= _MOST_NUMBER:
                raise RefusedTextError(
                    _("Enter a number from 0 to {most}.").format(most=shown.number(_MOST_NUMBER, 0))
                )
            return read
        factor = 1 + shown.parse_percent(text)
        if not 0 < factor <= _MOST_FACTOR:
            raise RefusedTextError(
                _(
                    "A change of {change} leaves nothing or too much. "
                    "Enter more than {low} and at most {high}."
                ).format(
                    change=as_typed(text),
                    low=effect_text(kind, Decimal(0), shown),
                    high=effect_text(kind, _MOST_FACTOR, shown),
                )
            )
        return factor


def _neutral(kind: EffectKind) -> Decimal:
    return Decimal(int(kind.is_factor))
