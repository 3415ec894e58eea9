"""The day by which all open seats are filled with a chance.

Seats are taken for independent of each other, so that all have begun by a day with the chance

    product over the seats of (chance that it is ever filled x chance within the days)

which leaves out that seats which are late hold up those that wait behind them: the simulation
(``planner.calculators.risk``) draws that too.
"""

from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from planner.calculators.hiring.later_day import later_day
from planner.calculators.hiring.seat_hiring import SeatHiring
from planner.calculators.hiring.time_to_fill import chance_within, days_at, days_surely

LONGEST_DAYS = 36_525
"""A hundred years: what is not filled by then never is."""

_STRIDE = 16
_Begin = tuple[float, float, SeatHiring]
"""The day before which a seat cannot have begun, that from which on it surely has, and the seat."""


def all_begun_by(
    hirings: Sequence[SeatHiring], waits: Sequence[float], chance: float
) -> date | None:
    """Return the first day by which all seats have begun with a chance.

    Args:
        hirings: The seats.
        waits: What each waits for a recruiter, days.
        chance: Above 0 and below 1.

    Returns:
        None without seats, or where the chance that all are ever filled is no greater: it would be
        reached at the end of time, if at all.
    """
    ever = 1.0
    for hiring in hirings:
        ever *= hiring.fill_probability
    if not hirings or ever <= chance:
        return None
    first = min(hiring.opened for hiring in hirings)
    begins = _begins(hirings, waits, first)
    latest = max(sure for _, sure, _ in begins)
    if latest > LONGEST_DAYS:
        return None
    # All are never likelier than the least likely of them.
    early = int(max(none + days_at(hiring, chance) for none, _, hiring in begins)) - 1
    late = early + _STRIDE
    while late < latest and not _reaches(begins, late, chance, ever):
        early, late = late, 2 * late - early
    while late - early > 1:
        middle = (early + late) // 2
        if _reaches(begins, middle, chance, ever):
            late = middle
        else:
            early = middle
    return later_day(first, late)


def _begins(hirings: Sequence[SeatHiring], waits: Sequence[float], first: date) -> list[_Begin]:
    """Return the seats, what is expected last first: there it shows soonest that a day fails."""
    found = []
    for hiring, wait in zip(hirings, waits, strict=True):
        # A first day is days rounded half up, so everything before the next half counts.
        none = (hiring.opened - first).days + hiring.days_to_start - 0.5 + wait
        found.append((none, none + days_surely(hiring), hiring))
    return sorted(found, key=itemgetter(1), reverse=True)


def _reaches(begins: Sequence[_Begin], day: int, chance: float, ever: float) -> bool:
    """Tell whether all seats have begun by the end of a day with the chance."""
    product = ever
    for none, sure, hiring in begins:
        if day >= sure:  # so are all seats after it
            break
        product *= chance_within(hiring, day - none)
        if product < chance:
            return False
    return product >= chance
