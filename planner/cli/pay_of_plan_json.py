"""Fairness of a plan's pay, and pay policies, as values for scripts."""

from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.calculators.offers.pay_policies import PolicyOffer, PolicyOutcome
from planner.calculators.offers.raise_to_percentile import RaiseToPercentile
from planner.calculators.offers.team_equity import Compression, PayGroup, SeatPay, TeamEquity
from planner.cli.answer import Json, money_text, share_number
from planner.cli.pay_offers_json import offer_data, power_data
from planner.market.snapshot import Snapshot
from planner.plan.place_choice import PayPolicy


def equity_data(
    equity: TeamEquity, raised: RaiseToPercentile | None, evaluation: Evaluation
) -> Json:
    """Return fairness by role and level."""
    market = evaluation.market
    return {
        "currency": evaluation.plan.reporting_currency,
        "groups": [_group_data(group, market) for group in equity.groups],
        "compressions": [_compression_data(each) for each in equity.compressions],
        "without_band": list(equity.without_band),
        "raise": None if raised is None else _raise_data(raised, evaluation),
    }


def policies_data(outcomes: tuple[PolicyOutcome, ...], evaluation: Evaluation) -> Json:
    """Return the policies; the first is the pay as planned, whose policy is null."""
    digits = evaluation.market.minor_digits(evaluation.plan.reporting_currency)
    return {
        "currency": evaluation.plan.reporting_currency,
        "policies": [_outcome_data(each, evaluation.market, digits) for each in outcomes],
    }


def _group_data(group: PayGroup, market: Snapshot) -> Json:
    return {
        "role": group.role.value,
        "level": group.level.value,
        "median_ratio": share_number(group.median_ratio),
        "lowest_ratio": share_number(group.lowest_ratio),
        "highest_ratio": share_number(group.highest_ratio),
        "seats": [_seat_data(each, market) for each in group.seats],
    }


def _seat_data(pay: SeatPay, market: Snapshot) -> Json:
    band = pay.offer.band
    return {
        "seat": pay.seat.id,
        "place": market.places[pay.seat.place_id].name,
        "country": band.country,
        **offer_data(pay.offer, market),
        "purchasing_power": power_data(pay.power),
        "is_outlier": pay.is_outlier,
        "grade": band.provenance.grade.value,
        "n": band.rows,
        "sources": list(band.sources),
    }


def _compression_data(found: Compression) -> Json:
    return {
        "role": found.role.value,
        "place": found.place_id,
        "higher": found.higher,
        "lower": found.lower,
        "gap": share_number(found.gap),
    }


def _raise_data(raised: RaiseToPercentile, evaluation: Evaluation) -> Json:
    digits = evaluation.market.minor_digits(evaluation.plan.reporting_currency)
    return {
        "percentile": share_number(raised.percentile),
        "seats": [
            {"seat": seat_id, **offer_data(offer, evaluation.market)}
            for seat_id, offer in raised.raised
        ],
        "months": [
            {"month": str(month), "added": money_text(added, digits)}
            for month, added in zip(raised.months, raised.added, strict=True)
        ],
        "total": money_text(raised.total, digits),
    }


def _outcome_data(outcome: PolicyOutcome, market: Snapshot, digits: int) -> Json:
    return {
        "policy": None if outcome.policy is None else _policy_data(outcome.policy),
        "annual_reporting": money_text(outcome.annual_reporting, digits),
        "change_reporting": money_text(outcome.change_reporting, digits),
        "ratio_spread": _share(outcome.ratio_spread),
        "power_spread": _share(outcome.power_spread),
        "below_band": outcome.below_band,
        "above_band": outcome.above_band,
        "without": list(outcome.without),
        "offers": [_policy_offer_data(each, market, digits) for each in outcome.offers],
    }


def _policy_data(policy: PayPolicy) -> Json:
    return {
        "kind": policy.kind.value,
        "reference": policy.reference_id,
        "tier_factors": [share_number(factor) for factor in policy.tier_factors],
        "blend_share": share_number(policy.blend_share),
    }


def _policy_offer_data(each: PolicyOffer, market: Snapshot, digits: int) -> Json:
    return {
        "seat": each.seat_id,
        **offer_data(each.offer, market),
        "factor": _share(each.factor),
        "tier": each.tier,
        "annual_reporting": money_text(each.annual_reporting, digits),
        "purchasing_power": power_data(each.power),
    }


def _share(share: Decimal | None) -> float | None:
    return None if share is None else share_number(share)
