"""Why a whole row cannot be imported, though each of its cells can be read."""

from datetime import date

from planner.plan.past_hires import PastHireFault
from planner.quantities.money import Money


class MissingCellError(ValueError):
    """A row lacks what it cannot do without.

    Attributes:
        what: The name of the field, ``area`` for where pay was surveyed, ``quantiles`` for
            percentiles that nothing published completes.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class DuplicateRowError(ValueError):
    """A row is about the same as an earlier one.

    Attributes:
        who: Whom or what both are about.
        first_row: The earlier row.
    """

    def __init__(self, who: str, first_row: int) -> None:
        super().__init__(who, first_row)
        self.who = who
        self.first_row = first_row


class NamesakeError(ValueError):
    """A row may be somebody of the plan, or somebody else of that name.

    Attributes:
        name: The name.
        seats: Who they are in the plan, such as ``M-03, GPU cluster engineer, Kraków``.
    """

    def __init__(self, name: str, seats: tuple[str, ...]) -> None:
        super().__init__(name, seats)
        self.name = name
        self.seats = seats


class OtherNameError(ValueError):
    """A row has the ID of somebody of the plan, but another name, role and location.

    Attributes:
        name: The row's name.
        seat: Who has the ID in the plan.
    """

    def __init__(self, name: str, seat: str) -> None:
        super().__init__(name, seat)
        self.name = name
        self.seat = seat


class PositionStatusError(ValueError):
    """A row names somebody, yet has the status of a position.

    Attributes:
        name: The name.
        status: The status as the reader's language calls it.
    """

    def __init__(self, name: str, status: str) -> None:
        super().__init__(name, status)
        self.name = name
        self.status = status


class PersonLeftError(ValueError):
    """A row says that somebody has left, and not when."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnmatchedOfferError(ValueError):
    """No position fits an offer, or several do.

    Attributes:
        seats: The positions it may be about, as the reader's language calls them.
        fits: Whether they all fit.
    """

    def __init__(self, seats: tuple[str, ...], *, fits: bool) -> None:
        super().__init__(seats, fits)
        self.seats = seats
        self.fits = fits


class DoubtfulPayError(ValueError):
    """Pay without a currency is far from what is paid in the currency of its place.

    Attributes:
        pay: The pay, taken in that currency.
    """

    def __init__(self, pay: Money) -> None:
        super().__init__(pay)
        self.pay = pay


class FallingQuantilesError(ValueError):
    """The percentiles of a row do not rise."""


class PastHireError(ValueError):
    """The days of a past hire cannot be.

    Attributes:
        fault: What is wrong about them.
        opened: When the requisition was opened.
        accepted: When the offer was accepted.
    """

    def __init__(self, fault: PastHireFault, opened: date, accepted: date) -> None:
        super().__init__(fault, opened, accepted)
        self.fault = fault
        self.opened = opened
        self.accepted = accepted
