"""Reads and writes what a plan file says of the choice of places and of pay across them."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from planner.plan.bounds import MAX_NUMBER, is_fraction
from planner.plan.json_values import (
    Reader,
    choice_reader,
    list_reader,
    mapping_reader,
    optional_reader,
    read_decimal,
    read_fraction,
    read_record,
    read_text,
    whole_number_reader,
)
from planner.plan.migrations import RawPlan
from planner.plan.place_choice import FitWeights, PayPolicy, PayPolicyKind
from planner.plan.raw_values import raw_amount, raw_number, refuse


def read_fit_weights(raw: object) -> FitWeights:
    """Read what the parts of a place's fit count."""
    return FitWeights(**read_record(raw, FIT_WEIGHTS_READERS, frozenset()))


def read_pay_policy(raw: object) -> PayPolicy:
    """Read how offers depend on the place."""
    return PayPolicy(**read_record(raw, PAY_POLICY_READERS, frozenset()))


def raw_fit_weights(weights: FitWeights) -> RawPlan:
    """Return what the parts of a place's fit count.

    Raises:
        PlanFormatError: If a weight is outside the bounds of the format.
    """
    return {
        each.name: raw_amount(getattr(weights, each.name), f"fit_weights.{each.name}")
        for each in fields(weights)
    }


def raw_pay_policy(policy: PayPolicy) -> RawPlan:
    """Return how offers depend on the place.

    Raises:
        PlanFormatError: If a figure is outside the bounds of the format.
    """
    if not is_fraction(policy.blend_share):
        refuse(policy.blend_share, "pay_policy.blend_share")
    return {
        "kind": policy.kind.value,
        "reference_id": policy.reference_id,
        "tier_factors": [
            raw_amount(each, "pay_policy.tier_factors") for each in policy.tier_factors
        ],
        "tiers": {
            place: raw_number(tier, MAX_NUMBER, "pay_policy.tiers")
            for place, tier in sorted(policy.tiers.items())
        },
        "blend_share": raw_amount(policy.blend_share, "pay_policy.blend_share"),
    }


FIT_WEIGHTS_READERS: Mapping[str, Reader[Any]] = {
    each.name: read_decimal for each in fields(FitWeights)
}
PAY_POLICY_READERS: Mapping[str, Reader[Any]] = {
    "kind": choice_reader(PayPolicyKind),
    "reference_id": optional_reader(read_text),
    "tier_factors": list_reader(read_decimal),
    "tiers": mapping_reader(read_text, whole_number_reader(0, MAX_NUMBER)),
    "blend_share": read_fraction,
}
