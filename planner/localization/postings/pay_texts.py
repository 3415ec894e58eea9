"""What a posting says of pay, and what its writer has to know of the law behind it."""

from collections.abc import Iterator

from planner.calculators.postings.pay_range import PayPart
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import listed
from planner.market.place import Place


def pay_sentences(pay: PayPart, place: Place, shown: Formatter) -> Iterator[str]:
    """Yield the pay range, where the posting names it."""
    if pay.found is None or not pay.is_named:
        return
    low, high = (
        str(shown.local_money(amount, pay.found.currency, place.country))
        for amount in (pay.found.low, pay.found.high)
    )
    yield _("{range} gross a year, full time.").format(range=shown.range(low, high))
    yield _("Where in the range an offer lies follows skills and experience.")


def law_note(pay: PayPart, shown: Formatter) -> str | None:
    """Return which law asks for the range, for the writer of the posting; None without one."""
    if pay.law is None:
        return None
    note = _("{law} asks for the pay range since {day}. Check before relied on.").format(
        law=shown_law(pay), day=shown.date_long(pay.law.since)
    )
    if pay.states:
        note += " " + _("The metropolitan area lies in several states: {states}.").format(
            states=listed(pay.states)
        )
    return note


def shown_law(pay: PayPart) -> str:
    """Return how the law is cited."""
    return pay.law.law if pay.law is not None else ""
