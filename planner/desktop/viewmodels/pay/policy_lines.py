"""Pay policies beside each other: what each costs, how fair it is, and what it offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planner.calculators.offers.pay_policies import PolicyOffer, PolicyOutcome, reference_place
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.pay.equity_lines import seat_name
from planner.desktop.viewmodels.pay.place_pay import open_to_offers
from planner.desktop.viewmodels.pay.signed_share import signed_share
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.offer_terms import policy_meaning, policy_name, standing_text
from planner.localization.running_text import as_typed, listed
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, Seat
from planner.plan.place_choice import PayPolicyKind
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money

PLANNED = "planned"
"""The key of the pay as it is planned, beside the kinds of policy."""

_HUNDRED = Decimal("1E2")


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A policy.

    Attributes:
        key: The value of its kind; ``PLANNED`` for the pay as it is.
        change: What it costs more than the planned pay, in the reporting currency.
        is_plans: Whether the plan follows it.
        words: All of it in a sentence.
    """

    key: str
    name: str
    meaning: str
    annual: str
    change: float
    change_text: str
    ratio_spread: str
    power_spread: str
    outside: str
    without: str
    is_plans: bool
    words: str


def policy_lines(
    outcomes: Sequence[PolicyOutcome], plan: Plan, shown: Formatter
) -> tuple[PolicyLine, ...]:
    """Return a line for each policy, the pay as planned first."""
    return tuple(_line(each, plan, shown) for each in outcomes)


def policy_figures(lines: Sequence[PolicyLine]) -> Figures:
    """Return the policies as a table."""
    cells = tuple(
        (
            line.annual,
            line.change_text,
            line.ratio_spread,
            line.power_spread,
            line.outside,
            line.without,
        )
        for line in lines
    )
    return Figures(policy_headings(), tuple(line.name for line in lines), cells)


def policy_headings() -> tuple[str, ...]:
    """Return what the figures of a policy are."""
    return (
        _("Cost a year"),
        _("Against the plan"),
        _("Spread against market"),
        _("Spread of what it buys"),
        _("Outside the band"),
        _("Without an offer"),
    )


def offer_figures(
    outcome: PolicyOutcome, plan: Plan, market: Snapshot, shown: Formatter
) -> Figures:
    """Return what a policy offers to each seat, beside what it is paid now."""
    seats = {seat.id: seat for seat in plan.seats}
    columns = (
        _("Base pay now"),
        _("By this policy"),
        _("Change"),
        _("In the market"),
        _("Factor"),
    )
    rows = [_offer_cells(each, seats[each.seat_id], market, shown) for each in outcome.offers]
    names = tuple(_seat_in_place(seats[each.seat_id], market) for each in outcome.offers)
    return Figures(columns, names, tuple(rows))


def policy_terms(plan: Plan, market: Snapshot, shown: Formatter) -> str:
    """Say what the policies start from."""
    policy = plan.pay_policy
    place = market.places.get(reference_place(policy, plan))
    name = as_typed(place.name) if place is not None else str(plan.anchor_id)
    return _(
        "Reference {place}, target P{percentile}; tiers {tiers}; a blend takes {share} of the "
        "reference."
    ).format(
        place=name,
        percentile=shown.number(plan.assumptions.target_percentile * 100, 0),
        tiers=listed(shown.percent(each) for each in policy.tier_factors),
        share=shown.percent(policy.blend_share),
    )


def offered_pays(outcome: PolicyOutcome, plan: Plan) -> dict[SeatId, Money]:
    """Return what a policy offers for positions that nobody has accepted, where that is new."""
    still_open = {seat.id: seat for seat in open_to_offers(plan.seats)}
    return {
        each.seat_id: each.offer.base
        for each in outcome.offers
        if each.seat_id in still_open and still_open[each.seat_id].base_pay != each.offer.base
    }


def _line(outcome: PolicyOutcome, plan: Plan, shown: Formatter) -> PolicyLine:
    policy, currency = outcome.policy, plan.reporting_currency
    kind = None if policy is None else policy.kind
    name = _("Pay as planned") if kind is None else policy_name(kind)
    meaning = _("base pay as it stands in the plan") if kind is None else policy_meaning(kind)
    annual = shown.headline_money(outcome.annual_reporting, currency)
    change = outcome.change_reporting
    change_text = ""
    if kind is not None:
        change_text = shown.signed_money(change.quantize(_HUNDRED, ROUND_HALF_UP), currency)
    outside = _outside(outcome, shown)
    headings = policy_headings()
    ratio, power = (_percent(e, shown) for e in (outcome.ratio_spread, outcome.power_spread))
    figures = (annual, change_text, ratio, power, outside)
    told = [
        _("{name}: {text}").format(name=heading, text=text)
        for heading, text in zip(headings, figures, strict=False)
        if text
    ]
    is_plans = kind is plan.pay_policy.kind
    return PolicyLine(
        key=PLANNED if kind is None else kind.value,
        name=name,
        meaning=meaning,
        annual=annual,
        change=float(change),
        change_text=change_text,
        ratio_spread=ratio,
        power_spread=power,
        outside=outside,
        without=shown.integer(len(outcome.without)) if outcome.without else "",
        is_plans=is_plans,
        words=listed(
            (name, *((_("the plan's policy"),) if is_plans else ()), *told), with_commas=True
        ),
    )


def _outside(outcome: PolicyOutcome, shown: Formatter) -> str:
    parts = []
    if outcome.below_band:
        parts.append(_("{count} below").format(count=shown.integer(outcome.below_band)))
    if outcome.above_band:
        parts.append(_("{count} above").format(count=shown.integer(outcome.above_band)))
    return listed(parts) if parts else _("none")


def _percent(share: Decimal | None, shown: Formatter) -> str:
    return "—" if share is None else shown.percent(share)


def _offer_cells(
    found: PolicyOffer, seat: Seat, market: Snapshot, shown: Formatter
) -> tuple[str, ...]:
    place = market.places[seat.place_id]
    now, then = seat.base_pay, found.offer.base
    change = ""
    if now.amount and now.amount != then.amount:
        change = signed_share(then.amount / now.amount - 1, shown)
    return (
        str(shown.local_money(now.amount, now.currency, place.country)),
        str(shown.local_money(then.amount, then.currency, place.country)),
        change,
        standing_text(found.offer.standing, shown),
        "—" if found.factor is None else shown.percent(found.factor),
    )


def _seat_in_place(seat: Seat, market: Snapshot) -> str:
    return listed((seat_name(seat), as_typed(market.places[seat.place_id].name)))


def kind_of(key: str) -> PayPolicyKind | None:
    """Return the kind a line stands for; None for the pay as it is planned."""
    return None if key == PLANNED else PayPolicyKind(key)
