"""The field of base pay: where it stands in the pay band, and what the target would be."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.form_fields import FieldKind, FormField
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.desktop.viewmodels.seat_cells import BASE_PAY, local_money
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.running_text import left_to_right
from planner.plan.model import Engagement, Seat, TeamMember
from planner.quantities.money import Money

if TYPE_CHECKING:
    from planner.market.pay_band import PayBand


def pay_field(evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter) -> FormField:
    """Return the field of the seats' base pay; of one seat with its standing in the band."""
    pays = {seat.base_pay for seat in seats}
    currencies = {pay.currency for pay in pays}
    is_fee = all(seat.engagement is Engagement.CONTRACTOR for seat in seats)
    label = _("Fee a year") if is_fee else _("Base pay")
    if len(currencies) == 1:
        template = _("Fee a year, {currency}") if is_fee else _("Base pay, {currency}")
        label = template.format(currency=next(iter(currencies)))
    if len(pays) > 1:
        caption = _("in several currencies") if len(currencies) > 1 else ""
        return FormField(
            BASE_PAY, label, FieldKind.FIGURE, placeholder=_("Several"), caption=caption
        )
    field = FormField(BASE_PAY, label, FieldKind.FIGURE, amount_text(seats[0].base_pay, formatter))
    if len(seats) > 1 or not is_evidence_read(evaluation.market):
        return field
    return _with_standing(field, evaluation, seats[0], formatter)


def amount_text(pay: Money, formatter: Formatter) -> str:
    """Write an amount as one edits it, without its currency."""
    digits = 0 if pay.amount == pay.amount.to_integral_value() else 2
    return formatter.number(pay.amount, digits)


def _with_standing(
    field: FormField, evaluation: Evaluation, seat: Seat, formatter: Formatter
) -> FormField:
    from planner.calculators.compensation import PercentileRangeError
    from planner.calculators.seat_evidence import band_pay

    plan, market = evaluation.plan, evaluation.market
    place = market.places.get(seat.place_id)
    band = market.pay_bands.at(seat.role, seat.level, place) if place is not None else None
    if band is None or band.currency != seat.base_pay.currency:
        return field
    percentile = formatter.rate(plan.assumptions.target_percentile * 100)
    try:
        target = band_pay(seat, plan, market)
    except PercentileRangeError:
        target = None
    if target == seat.base_pay:
        caption = _("the pay band's {percentile}, this plan's target").format(
            percentile=left_to_right(f"P{percentile}")
        )
        return replace(field, caption=caption)
    field = replace(field, caption=_standing(band, seat))
    if target is None or isinstance(seat, TeamMember):  # what somebody earns has no target
        return field
    offer = _("Use the target {percentile}, {pay}").format(
        percentile=left_to_right(f"P{percentile}"), pay=local_money(target, place, formatter)
    )
    return replace(field, offer=offer, offered=amount_text(target, formatter))


def _standing(band: "PayBand", seat: Seat) -> str:
    """Say where pay stands in the band, empty where there is none yet."""
    from planner.calculators.compensation import standing_of
    from planner.desktop.viewmodels.seat_evidence_words import standing_text

    if seat.base_pay.amount <= 0:
        return ""
    template = _("own figure, {percentile} of the pay band")
    if isinstance(seat, TeamMember):
        template = _("{percentile} of the pay band")
    return template.format(percentile=standing_text(standing_of(band, seat.base_pay.amount)))
