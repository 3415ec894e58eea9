"""Short words for the market evidence of a seat, the same in the table and in the inspector."""

from math import floor, log10

from planner.calculators.compensation import BandSide, OfferStanding
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import left_to_right
from planner.market.override import FigureKey
from planner.market.pay_band import PayBand
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import HeadcountRange
from planner.plan.model import Seat

_FEW = 10


def standing_text(standing: OfferStanding) -> str:
    """Write a percentile, ``P58``; beyond the band ``<P10`` or ``>P90``."""
    sign = {BandSide.BELOW: "<", BandSide.WITHIN: "", BandSide.ABOVE: ">"}[standing.side]
    return left_to_right(f"{sign}P{standing.percentile * 100:.0f}")


def people_text(people: float, formatter: Formatter) -> str:
    """Write a number of people to two digits, as little is known of it; few are ``<10``."""
    if people < _FEW:
        return left_to_right(f"<{_FEW}")
    return formatter.integer(people_number(people))


def people_number(people: float) -> int:
    """Return the number that ``people_text`` writes; words that follow it agree with it."""
    if people < _FEW:
        return _FEW
    step = 10 ** (floor(log10(people)) - 1)
    return int(round(people / step) * step)


def people_range(people: HeadcountRange, formatter: Formatter) -> str:
    """Write the range of a number of people."""
    return formatter.range(people_text(people.low, formatter), people_text(people.high, formatter))


def observations_text(band: PayBand, formatter: Formatter) -> str:
    """Write how many survey rows a band rests on."""
    return _("n = {count}").format(count=formatter.integer(band.rows))


def band_key(seat: Seat, band: PayBand | None, market: Snapshot) -> FigureKey | None:
    """Return what an override of a seat's band is filed under: the market the band is of.

    None where the place is not known.
    """
    place = market.places.get(seat.place_id)
    if place is None:
        return None
    area = band.area if band is not None else ""
    return FigureKey.pay_band(seat.role, seat.level, place.country, area)


def is_own_band(seat: Seat, band: PayBand, market: Snapshot) -> bool:
    """Tell whether a seat's band is the user's own."""
    return band_key(seat, band, market) in market.overrides
