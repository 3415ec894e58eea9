"""How coefficients of hiring are written and typed, and how far they can go."""

from dataclasses import dataclass
from decimal import Decimal

from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.messages import _


@dataclass(frozen=True, slots=True)
class CoefficientForm:
    """One way of writing a coefficient.

    Attributes:
        least: The smallest value.
        greatest: The greatest.
        is_share: Whether it is a fraction, which people type as a percentage.
    """

    least: Decimal
    greatest: Decimal
    is_share: bool = False

    def text(self, value: Decimal, formatter: Formatter) -> str:
        """Write a value, as one types it."""
        if self.is_share:
            return formatter.percent(value, 0 if value * 100 % 1 == 0 else 1)
        if value == value.to_integral_value():
            return formatter.integer(int(value))
        exponent = value.normalize().as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) else 2
        return formatter.number(value, min(digits, 4))

    def read(self, text: str, formatter: Formatter) -> Decimal:
        """Read a value.

        Raises:
            NumberTextError, RefusedTextError: If it is none, or lies outside the ends.
        """
        value = formatter.parse_percent(text) if self.is_share else formatter.parse_number(text)
        if self.least <= value <= self.greatest:
            return value
        template = (
            _("Enter a share from {least} to {greatest}.")
            if self.is_share
            else _("Enter a number from {least} to {greatest}.")
        )
        ends = (self.text(each, formatter) for each in (self.least, self.greatest))
        raise RefusedTextError(
            template.format(**dict(zip(("least", "greatest"), ends, strict=True)))
        )


_CHANCE = CoefficientForm(Decimal(0), Decimal("0.95"), is_share=True)
"""An offer that is always declined would never be accepted."""
_SHARE = CoefficientForm(Decimal("0.01"), Decimal(1), is_share=True)
_FACTOR = CoefficientForm(Decimal("0.05"), Decimal(20))
_DAYS = CoefficientForm(Decimal(1), Decimal(1500))
_EXPONENT = CoefficientForm(Decimal(0), Decimal(3))
_PEOPLE = CoefficientForm(Decimal("0.1"), Decimal(10_000_000))
_HIRES = CoefficientForm(Decimal(0), Decimal(1000))
_NUMBER = CoefficientForm(Decimal(0), Decimal(10_000))


def form_of(key: str, unit: str) -> CoefficientForm:
    """Return how a coefficient is written.

    Args:
        key: Its name.
        unit: As the data give it; empty where they do not have it.
    """
    if key.partition(".")[0] in ("role", "level", "country") or unit == "factor":
        return _FACTOR
    if unit == "chance":
        return _CHANCE
    if unit.startswith("share"):
        return _SHARE
    if unit.startswith("professionals"):
        return _PEOPLE
    forms = {
        "days": _DAYS,
        "exponent": _EXPONENT,
        "logarithm of days": _EXPONENT,
        "hires": _HIRES,
    }
    return forms.get(unit, _NUMBER)
