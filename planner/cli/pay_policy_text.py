"""Pay policies as text: cost and fairness side by side, then what each offers."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.offers.pay_policies import PolicyOutcome, reference_place
from planner.cli.text_table import laid_out
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _, active_language
from planner.localization.offer_terms import gross_note, policy_meaning, policy_name
from planner.localization.running_text import listed
from planner.plan.place_choice import PayPolicyKind

_NO_FIGURE = "–"


def policies_text(outcomes: tuple[PolicyOutcome, ...], evaluation: Evaluation) -> str:
    """Lay the comparison out for a terminal."""
    shown = Formatter(active_language())
    heading = _("{plan}: pay policies compared").format(plan=evaluation.plan.name)
    if not any(each.offers for each in outcomes):
        nothing = _("No seat of the plan has a pay band to be held against.")
        return f"{heading}\n\n{nothing}"
    parts = [heading, _comparison(outcomes, evaluation, shown), _offers(outcomes, shown)]
    parts.append("\n".join(_notes(outcomes, evaluation, shown)))
    return "\n\n".join(parts)


def outcome_name(outcome: PolicyOutcome) -> str:
    """Return the name of a policy, or of the pay as it is planned."""
    return _("As planned") if outcome.policy is None else policy_name(outcome.policy.kind)


def _comparison(outcomes: Iterable[PolicyOutcome], evaluation: Evaluation, shown: Formatter) -> str:
    currency = evaluation.plan.reporting_currency
    rows: list[tuple[str, ...]] = [
        (
            _("Policy"),
            _("Loaded a year, {currency}").format(currency=currency),
            _("Change"),
            _("Spread against the market"),
            _("Spread of what pay buys"),
            _("Below P10"),
            _("Above P90"),
        )
    ]
    rows += [
        (
            outcome_name(each),
            shown.number(each.annual_reporting, 0),
            shown.number(each.change_reporting, 0),
            _spread(each.ratio_spread, shown),
            _spread(each.power_spread, shown),
            shown.integer(each.below_band),
            shown.integer(each.above_band),
        )
        for each in outcomes
    ]
    return laid_out(rows, right=frozenset(range(1, 7)))


def _spread(spread: Decimal | None, shown: Formatter) -> str:
    return _NO_FIGURE if spread is None else shown.percent(spread)


def _offers(outcomes: tuple[PolicyOutcome, ...], shown: Formatter) -> str:
    by_seat = [{each.seat_id: each.offer for each in outcome.offers} for outcome in outcomes]
    seats = dict.fromkeys(seat_id for offers in by_seat for seat_id in offers)
    rows: list[tuple[str, ...]] = [
        (_("Base pay of"), _("Currency"), *(outcome_name(outcome) for outcome in outcomes))
    ]
    for seat_id in seats:
        found = [offers.get(seat_id) for offers in by_seat]
        currency = next(offer.base.currency for offer in found if offer is not None)
        amounts = [
            _NO_FIGURE if offer is None else shown.number(offer.base.amount, 0) for offer in found
        ]
        rows.append((seat_id, currency, *amounts))
    return laid_out(rows, right=frozenset(range(2, 2 + len(outcomes))))


def _notes(
    outcomes: tuple[PolicyOutcome, ...], evaluation: Evaluation, shown: Formatter
) -> Iterator[str]:
    plan, places = evaluation.plan, evaluation.market.places
    for kind in PayPolicyKind:
        yield _("{policy}: {meaning}.").format(
            policy=policy_name(kind), meaning=policy_meaning(kind)
        )
    reference = places.get(reference_place(plan.pay_policy, plan))
    if reference is not None:
        yield _(
            "Reference place: {place}. Every offer is at P{percentile}, rounded as offers are."
        ).format(
            place=place_label(reference),
            percentile=shown.number(plan.assumptions.target_percentile * 100, 0),
        )
    yield _(
        "Spread: how far pay typically lies from the average of its role and level, against the "
        "market of the place, and in what it buys there."
    )
    without = dict.fromkeys(seat for outcome in outcomes for seat in outcome.without)
    if without:
        yield _("Not every policy has an offer for: {seats}.").format(seats=listed(without))
    yield gross_note()
