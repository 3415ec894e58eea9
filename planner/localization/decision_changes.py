"""Changes of the choice of places, of pay policies, levers and hiring in words."""

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext, pgettext
from planner.localization.place_choice_terms import lever_name, pay_policy_name
from planner.localization.running_text import listed
from planner.market.snapshot import Snapshot
from planner.plan.change import Change, Subject
from planner.plan.levers import HiringAssumptions, LeverKind, LeverSetting, PastHire
from planner.plan.place_choice import FitWeights, PayPolicy
from planner.quantities.identifiers import PlaceId


def decision_thing(change: Change, market: Snapshot) -> str:
    """Return what a change of the shortlist or of a lever is about."""
    subject_id = change.subject_id or ""
    if change.subject is Subject.LEVER:
        return _("Lever: {name}").format(name=lever_name(LeverKind(subject_id)))
    place = market.places.get(PlaceId(subject_id))
    return _("Shortlist: {place}").format(place=place.name if place else subject_id)


def decision_writers(
    market: Snapshot, formatter: Formatter
) -> tuple[tuple[type, Callable[[Any], str]], ...]:
    """Return what writes the values of these decisions, by their types."""

    def weights(value: FitWeights) -> str:
        total = sum((getattr(value, each.name) for each in fields(value)), Decimal(0))
        if not total:
            return pgettext("value of a change", "none")
        return formatter.range(*_ends(value, total, formatter))

    def policy(value: PayPolicy) -> str:
        place = market.places.get(value.reference_id) if value.reference_id else None
        name = pay_policy_name(value.kind)
        return listed((name, place.name)) if place else name

    def setting(value: LeverSetting) -> str:
        return pgettext("lever", "on") if value.is_on else pgettext("lever", "off")

    def hiring(value: HiringAssumptions) -> str:
        count = value.requisitions_per_recruiter
        sentence = ngettext(
            "{count} requisition per recruiter", "{count} requisitions per recruiter", count
        )
        return sentence.format(count=formatter.integer(count))

    return (
        (FitWeights, weights),
        (PayPolicy, policy),
        (LeverSetting, setting),
        (HiringAssumptions, hiring),
    )


def past_hires_text(hires: tuple[object, ...], formatter: Formatter) -> str:
    """Return how many hires of the past there are."""
    count = sum(isinstance(each, PastHire) for each in hires)
    return ngettext("{count} hire", "{count} hires", count).format(count=formatter.integer(count))


def _ends(weights: FitWeights, total: Decimal, formatter: Formatter) -> tuple[str, str]:
    """Return the lightest and the heaviest part's share."""
    values = [getattr(weights, each.name) / total for each in fields(weights)]
    return formatter.percent(min(values), 0), formatter.percent(max(values), 0)
