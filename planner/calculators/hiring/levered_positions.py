"""Positions as levers make them, where these change what a seat itself is: its pay, its employer.

A position that comes again is changed into the very object it was before, so that whoever works on
it sees that nothing is new.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from planner.calculators.apportionment import to_minor_unit
from planner.calculators.hiring.lever_effect import LeverEffect
from planner.market.snapshot import Snapshot
from planner.plan.identity_memo import IdentityMemo
from planner.plan.model import Engagement, Position
from planner.quantities.identifiers import CountryCode
from planner.quantities.money import Money

_KEPT = 8
"""As many changes as a plan has scenarios next to each other, or a slider stops."""


@dataclass(frozen=True, slots=True)
class SeatChange:
    """What levers change in seats.

    Attributes:
        uplift: Raises base pay by its strength; None where it is off.
        employer: Lets an employer of record stand in for an own entity; None where it is off.
        employs: Countries where it does not.
        market: The market.
    """

    uplift: LeverEffect | None
    employer: LeverEffect | None
    employs: frozenset[CountryCode]
    market: Snapshot

    def is_as(self, other: "SeatChange") -> bool:
        """Tell whether it changes what another one changes."""
        return self.market is other.market and (self.uplift, self.employer, self.employs) == (
            other.uplift,
            other.employer,
            other.employs,
        )

    def of(self, position: Position) -> Position:
        """Return a position as it is changed; the very position where it is not."""
        return self._employed(self._raised(position))

    def _raised(self, position: Position) -> Position:
        share = None if self.uplift is None else self.uplift.strength
        pay = position.base_pay
        if (
            self.uplift is None
            or share is None
            or share <= 0
            or not self.uplift.changes(position)
            or pay.currency not in self.market.currencies
        ):
            return position
        digits = self.market.minor_digits(pay.currency)
        raised: Decimal = to_minor_unit(pay.amount * (1 + share), digits)
        return replace(position, base_pay=Money(raised, pay.currency))

    def _employed(self, position: Position) -> Position:
        place = self.market.places.get(position.place_id)
        if (
            self.employer is None
            or place is None
            or position.engagement is not Engagement.OWN_ENTITY
            or place.country in self.employs
            or not self.employer.changes(position)
        ):
            return position
        return replace(position, engagement=Engagement.EMPLOYER_OF_RECORD)


_memos: deque[tuple[SeatChange, IdentityMemo[Position, Position]]] = deque(maxlen=_KEPT)


def changed_positions(change: SeatChange, positions: Sequence[Position]) -> tuple[Position, ...]:
    """Return positions as levers make them."""
    for known, memo in tuple(_memos):
        if known.is_as(change):
            return tuple(memo.of(positions))
    memo = IdentityMemo(change.of)
    _memos.append((change, memo))
    return tuple(memo.of(positions))
