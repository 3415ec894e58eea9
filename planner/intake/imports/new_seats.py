"""What a row that becomes a new seat is made with, beyond what it says itself."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from planner.calculators.compensation import PercentileRangeError
from planner.calculators.moved_pay import moved_pay
from planner.calculators.seat_evidence import band_pay
from planner.intake.cells.cell_fixes import Fix, with_currency
from planner.intake.cells.cell_reading import CellProblem, ReadRow
from planner.intake.cells.layout import Layout
from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_errors import DoubtfulPayError, MissingCellError
from planner.intake.imports.import_kind import ImportContext
from planner.intake.imports.row_steps import Outcome, RowStep, faulty, of_kind, row_problem
from planner.localization.messages import _
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.pay_band import PayBand
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, Position
from planner.quantities.identifiers import CurrencyCode, PlaceId, SeatId, TeamId
from planner.quantities.money import Money

_FAR = 3
"""Pay that is so many times above P90, or below P10, is hardly in that currency, or a year's."""
_USUAL_CURRENCIES = (CurrencyCode("USD"), CurrencyCode("EUR"), CurrencyCode("GBP"))
_ASSUMED_LEVEL = Level.MID
_NEEDED = {"role": SeatField.ROLE, "place_id": SeatField.PLACE}


@dataclass(frozen=True, slots=True)
class NewSeats:
    """Makes steps of rows that become new seats.

    Args:
        context: The plan, its market and the reader's forms.
        layout: What the columns mean.
    """

    context: ImportContext
    layout: Layout
    _pays: dict[tuple[object, ...], Money | None] = field(default_factory=dict)

    def step(self, row: ReadRow, *, is_member: bool) -> RowStep:
        """Return the step of a row that becomes a team member or a position."""
        values = of_kind(row.values, is_member=is_member)
        for name, kind in _NEEDED.items():
            if name not in values:
                return faulty(row, row_problem(row, self.layout, kind, MissingCellError(name)))
        doubt = self.doubtful_pay(row, values)
        if doubt is not None:
            return faulty(row, doubt)
        assumed = self._fill(values)
        if "base_pay" not in values:
            error = MissingCellError("base_pay")
            return faulty(row, row_problem(row, self.layout, SeatField.BASE_PAY, error))
        return RowStep(
            row.number, Outcome.ADDED, is_member=is_member, values=values, assumed=assumed
        )

    def doubtful_pay(self, row: ReadRow, values: dict[str, object]) -> CellProblem | None:
        """Return what is wrong with pay without a currency that is far from its pay band."""
        pay = values.get("base_pay")
        band = self._band(values) if row.is_currency_assumed and isinstance(pay, Money) else None
        if band is None or not isinstance(pay, Money) or _is_near(pay.amount, band):
            return None
        fixes = self._pay_fixes(pay, band)
        return row_problem(row, self.layout, SeatField.BASE_PAY, DoubtfulPayError(pay), fixes)

    def _fill(self, values: dict[str, object]) -> frozenset[SeatField]:
        """Fill in what values lack, and return what that was; pay stays out without a band."""
        assumed = set() if "team" in values else {SeatField.TEAM}
        for kind, value in (
            (SeatField.LEVEL, _ASSUMED_LEVEL),
            (SeatField.ENGAGEMENT, Engagement.OWN_ENTITY),
            (SeatField.START, self.context.plan.horizon_start.first_day),
        ):
            if kind.value not in values:
                values[kind.value] = value
                assumed.add(kind)
        pay = self._band_pay(values) if "base_pay" not in values else None
        if pay is not None:
            values["base_pay"] = pay
            assumed.add(SeatField.BASE_PAY)
        return frozenset(assumed)

    def _band(self, values: dict[str, object]) -> PayBand | None:
        role, level = values.get("role"), values.get("level", _ASSUMED_LEVEL)
        place = self.context.market.places.get(PlaceId(str(values.get("place_id"))))
        if place is None or not isinstance(role, RoleFamily) or not isinstance(level, Level):
            return None
        return self.context.market.pay_bands.at(role, level, place)

    def _band_pay(self, values: dict[str, object]) -> Money | None:
        key = (values["role"], values["level"], values["place_id"])
        if key not in self._pays:
            self._pays[key] = self._offer(values)
        return self._pays[key]

    def _offer(self, values: dict[str, object]) -> Money | None:
        seat = _seat_like(values)
        try:
            return band_pay(seat, self.context.plan, self.context.market)
        except PercentileRangeError:
            return None

    def _pay_fixes(self, pay: Money, band: PayBand) -> tuple[Fix, ...]:
        formatter = self.context.formatter
        fixes = []
        for currency in dict.fromkeys((self.context.plan.reporting_currency, *_USUAL_CURRENCIES)):
            converted = self._converted(pay.amount, currency, pay.currency)
            if converted is not None and _is_near(converted.amount, band):
                text = with_currency(converted, formatter)
                label = _("{currency}: {pay}, converted at plan rates")
                fixes.append(Fix(label.format(currency=currency, pay=text), text))
        if _is_near(pay.amount * 12, band):
            text = with_currency(Money(pay.amount * 12, pay.currency), formatter)
            fixes.insert(0, Fix(_("{pay} a year").format(pay=text), text))
        text = with_currency(pay, formatter)
        return (*fixes[:2], Fix(_("{pay}, as it stands").format(pay=text), text))

    def _converted(
        self, amount: Decimal, currency: CurrencyCode, local: CurrencyCode
    ) -> Money | None:
        if currency == local:
            return None
        try:
            return moved_pay(Money(amount, currency), local, self.context.plan, self.context.market)
        except UnknownCurrencyError:
            return None


def _is_near(amount: Decimal, band: PayBand) -> bool:
    return band.p10 / _FAR <= amount <= band.p90 * _FAR


def _seat_like(values: dict[str, object]) -> Position:
    role, level, place_id = values["role"], values["level"], values["place_id"]
    if not isinstance(role, RoleFamily) or not isinstance(level, Level):
        raise TypeError("a new seat has a role and a level")
    return Position(
        id=SeatId(""),
        team_id=TeamId(""),
        role=role,
        level=level,
        place_id=PlaceId(str(place_id)),
        engagement=Engagement.OWN_ENTITY,
        base_pay=Money(Decimal(0), CurrencyCode("USD")),
        start=date.min,
    )
