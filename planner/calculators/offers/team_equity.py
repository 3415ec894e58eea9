"""Fairness within a team: the same role and level across places, held against each market."""

from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.offers.offer import Offer
from planner.calculators.offers.purchasing_power import PurchasingPower
from planner.market.role import Level, RoleFamily
from planner.plan.model import Seat
from planner.quantities.identifiers import PlaceId, SeatId
from planner.quantities.month import Month


@dataclass(frozen=True, slots=True)
class SeatPay:
    """What one seat is paid, held against its market.

    Attributes:
        offer: The base pay against the band of the place; its compa-ratio is pay / median.
        power: What it buys; None without a price level.
        is_outlier: Whether the compa-ratio lies further than a tenth from the group's median.
    """

    seat: Seat
    offer: Offer
    power: PurchasingPower | None
    is_outlier: bool


@dataclass(frozen=True, slots=True)
class PayGroup:
    """Seats of one role and level, wherever they are.

    Attributes:
        seats: Lowest compa-ratio first.
        median_ratio: Median of their compa-ratios.
        lowest_ratio: The smallest.
        highest_ratio: The largest.
    """

    role: RoleFamily
    level: Level
    seats: tuple[SeatPay, ...]
    median_ratio: Decimal
    lowest_ratio: Decimal
    highest_ratio: Decimal


@dataclass(frozen=True, slots=True)
class Compression:
    """Somebody of a higher level is paid no more than somebody of a lower one beside them.

    Both have the same role, place and way of being employed.

    Attributes:
        higher: The seat of the higher level.
        lower: The better paid seat of the lower level.
        gap: What the higher one is paid less, as a fraction of the lower one's pay; 0 if equal.
    """

    role: RoleFamily
    place_id: PlaceId
    higher: SeatId
    lower: SeatId
    gap: Decimal


@dataclass(frozen=True, slots=True)
class TeamEquity:
    """The plan's pay within and across levels.

    Attributes:
        groups: In the order of roles and levels.
        compressions: The widest gap first.
        without_band: Seats no band is known for, and contractors, whose fee no band tells.
    """

    groups: tuple[PayGroup, ...]
    compressions: tuple[Compression, ...]
    without_band: tuple[SeatId, ...]


@dataclass(frozen=True, slots=True)
class RaiseToPercentile:
    """What raising everybody below a percentile to it costs.

    Attributes:
        percentile: The aim, a fraction.
        raised: Each seat below it with its pay there.
        months: The months of the horizon.
        added: What each month costs more, in the reporting currency.
        total: Their sum.
    """

    percentile: Decimal
    raised: tuple[tuple[SeatId, Offer], ...]
    months: tuple[Month, ...]
    added: tuple[Decimal, ...]
    total: Decimal
