"""One sentence for everything that keeps a row of a file from being imported."""

from datetime import date
from typing import Protocol

from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import as_typed, listed
from planner.plan.past_hires import MOST_DAYS_TO_FILL, PastHireFault
from planner.quantities.money import Money


class _MissingTrouble(Protocol):
    what: str


class _DuplicateTrouble(Protocol):
    who: str
    first_row: int


class _NameTrouble(Protocol):
    name: str


class _NamesakeTrouble(Protocol):
    name: str
    seats: tuple[str, ...]


class _OtherNameTrouble(Protocol):
    name: str
    seat: str


class _StatusTrouble(Protocol):
    name: str
    status: str


class _OfferTrouble(Protocol):
    seats: tuple[str, ...]
    fits: bool


class _PastHireTrouble(Protocol):
    fault: PastHireFault
    opened: date
    accepted: date


class _PayTrouble(Protocol):
    pay: Money


def missing_cell_sentence(error: _MissingTrouble, _formatter: Formatter) -> str:
    """Say what a row lacks."""
    return {
        "name": _("The row names nobody. Give a name, or the status of a position."),
        "role": _("The row says no position. Give one, such as GPU cluster engineer."),
        "level": _("The row says no level. Give one, such as Senior."),
        "place_id": _("The row says no location. Give a city, such as Kraków, Poland."),
        "base_pay": _("The row says no pay, and there is no pay band to take it from. Give one."),
        "offer": _("The row says no pay. Give the offered annual gross."),
        "opened": _("The row does not say when the requisition was opened. Give the date."),
        "accepted": _("The row does not say when the offer was accepted. Give the date."),
        "area": _("The row says neither a location nor a country. Give one of them."),
        "quantiles": _(
            "The row lacks percentiles, and there is no published pay band to complete them from. "
            "Give P10, P25, P50, P75 and P90."
        ),
    }[error.what]


def duplicate_row_sentence(error: _DuplicateTrouble, formatter: Formatter) -> str:
    """Say that a row repeats an earlier one."""
    return _("“{name}” stands in row {row} already.").format(
        name=as_typed(error.who), row=formatter.integer(error.first_row)
    )


def namesake_sentence(error: _NamesakeTrouble, _formatter: Formatter) -> str:
    """Say that a row may be somebody of the plan."""
    if len(error.seats) > 1:
        return _("“{name}” may be one of these: {seats}. Choose one.").format(
            name=as_typed(error.name), seats=listed(error.seats, with_commas=True)
        )
    return _("“{name}” is in the plan with another position and location: {seat}.").format(
        name=as_typed(error.name), seat=listed(error.seats)
    )


def other_name_sentence(error: _OtherNameTrouble, _formatter: Formatter) -> str:
    """Say that an ID is somebody else's in the plan."""
    return _("The ID of “{name}” belongs to somebody else in the plan: {seat}.").format(
        name=as_typed(error.name), seat=error.seat
    )


def position_status_sentence(error: _StatusTrouble, _formatter: Formatter) -> str:
    """Say that somebody has the status of a position."""
    return _("“{name}” has the status “{status}”, which only a position has.").format(
        name=as_typed(error.name), status=error.status
    )


def person_left_sentence(error: _NameTrouble, _formatter: Formatter) -> str:
    """Say that somebody has left."""
    return _(
        "“{name}” has left, and the row does not say when. Give the end, or leave it out."
    ).format(name=as_typed(error.name))


def unmatched_offer_sentence(error: _OfferTrouble, _formatter: Formatter) -> str:
    """Say that an offer has no position, or several."""
    if error.fits:
        return _("Several positions fit this offer: {seats}. Choose one.").format(
            seats=listed(error.seats, with_commas=True)
        )
    return _("No position of the plan fits this offer. Choose one, or add it as a position.")


def doubtful_pay_sentence(error: _PayTrouble, formatter: Formatter) -> str:
    """Say that pay without a currency is hardly what it would be."""
    return _("Without a currency this is {pay} a year, far from the pay band there.").format(
        pay=formatter.money(error.pay.amount, error.pay.currency, 0)
    )


def falling_quantiles_sentence(_error: Exception, _formatter: Formatter) -> str:
    """Say that percentiles do not rise."""
    return _("The percentiles must be above 0 and rise from the lowest to the highest.")


def past_hire_sentence(error: _PastHireTrouble, formatter: Formatter) -> str:
    """Say why the days of a past hire cannot be."""
    return {
        PastHireFault.OPENED_IN_FUTURE: _(
            "The requisition is opened in the future, on {opened}. Correct the date, or leave the "
            "row out."
        ),
        PastHireFault.ACCEPTED_IN_FUTURE: _(
            "The offer is accepted in the future, on {accepted}. Correct the date, or leave the "
            "row out."
        ),
        PastHireFault.ACCEPTED_TOO_EARLY: _(
            "The offer was accepted on {accepted}, not after the requisition was opened on "
            "{opened}. Correct one of the dates."
        ),
        PastHireFault.OPEN_TOO_LONG: _(
            "From {opened} to {accepted} are {days} days; more than {most} are taken for a "
            "mistake. Correct one of the dates, or leave the row out."
        ),
    }[error.fault].format(
        opened=formatter.date_short(error.opened),
        accepted=formatter.date_short(error.accepted),
        days=formatter.integer((error.accepted - error.opened).days),
        most=formatter.integer(MOST_DAYS_TO_FILL),
    )
