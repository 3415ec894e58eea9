"""How well each place fits a role: parts on fixed scales, weighed by the user, within limits.

    fit = sum(weight x score) / sum(weight), over the parts that have evidence

A part without evidence leaves its weight to the others, in proportion, and is named. That would
favor places of which little is known, so there is no fit at all where the evidence carries less
than four fifths of the weight. A place's fit depends on that place alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

from planner.calculators.place_evidence import PlaceEvidence
from planner.calculators.place_limits import NO_LIMITS, LimitFailure, Limits, limit_failures
from planner.calculators.place_scales import Part
from planner.market.provenance import Grade
from planner.plan.place_choice import FitWeights

Weights = Mapping[Part, float]
"""What each part counts, 0 or more, in any unit; an absent part counts nothing."""

DEFAULT_WEIGHTS: Weights = MappingProxyType(
    {Part.POOL: 30, Part.PAY: 25, Part.OVERLAP: 25, Part.SPEED: 10, Part.LANGUAGE: 10}
)
"""A choice to start from: people, money and hours before what can be waited for or learned."""

MIN_EVIDENCE = 0.8
"""The share of the weight that has to have evidence for a fit; a choice."""

_ROUNDING = 1e-9


class WeightsError(ValueError):
    """Weights do not weigh: one is negative or no number, or none is above zero."""


@dataclass(frozen=True, slots=True)
class PlaceFit:
    """The fit of a place.

    Attributes:
        fit: 0 to 1; None without enough evidence.
        contributions: What each part adds to ``fit``.
        missing: The parts that count but have no evidence. Overlap is not among them: it is known
            of every place, or no anchor was asked for.
        grade: The weakest grade of the parts that count, D if one is missing; None without a fit.
        outside: The limits the place does not keep; empty within them.
    """

    evidence: PlaceEvidence
    fit: float | None
    contributions: Mapping[Part, float]
    missing: tuple[Part, ...]
    grade: Grade | None
    outside: tuple[LimitFailure, ...]


def weights_of(chosen: FitWeights) -> Weights:
    """Return the weights a plan's user chose."""
    return {part: float(getattr(chosen, part.value)) for part in Part}


def weight_shares(weights: Weights) -> Weights:
    """Return the weights of all parts as shares of their sum.

    Raises:
        WeightsError: If one is negative or no number, or none is above zero.
    """
    total = sum(weights.values())
    if total <= 0 or not all(isfinite(weight) and weight >= 0 for weight in weights.values()):
        raise WeightsError
    return {part: weights.get(part, 0) / total for part in Part}


def has_enough_evidence(place: PlaceEvidence, shares: Weights) -> bool:
    """Whether the parts with evidence carry enough of the weight for a fit.

    Overlap is left out where it has no evidence: then no anchor was asked for.
    """
    total = sum(shares[part] for part in Part if part in place.scores)
    missing = sum(shares[part] for part in Part if part not in place.scores)
    if Part.OVERLAP not in place.scores:
        missing -= shares[Part.OVERLAP]
    return total > 0 and total >= MIN_EVIDENCE * (total + missing) - _ROUNDING


def place_fits(
    places: Iterable[PlaceEvidence], weights: Weights, limits: Limits = NO_LIMITS
) -> tuple[PlaceFit, ...]:
    """Return the fit of each place: those within the limits first, each group best first.

    Equal fits stand in the order of the places' names; places without a fit stand last.

    Raises:
        WeightsError: If the weights do not weigh.
    """
    shares = weight_shares(weights)
    return tuple(sorted((_fit(place, shares, limits) for place in places), key=_order))


def within_limits(fits: Iterable[PlaceFit]) -> tuple[PlaceFit, ...]:
    """Return the places that keep all limits and have a fit, in the same order."""
    return tuple(fit for fit in fits if not fit.outside and fit.fit is not None)


def _order(fit: PlaceFit) -> tuple[bool, float, str, str]:
    score = -1.0 if fit.fit is None else fit.fit
    return bool(fit.outside), -score, fit.evidence.place.name, fit.evidence.place.id


def _fit(place: PlaceEvidence, shares: Weights, limits: Limits) -> PlaceFit:
    outside = limit_failures(place, limits)
    counting = [part for part in Part if shares[part]]
    known = [part for part in counting if part in place.scores]
    missing = tuple(part for part in counting if part not in known and part is not Part.OVERLAP)
    if not has_enough_evidence(place, shares):
        return PlaceFit(place, None, {}, missing, None, outside)
    total = sum(shares[part] for part in known)
    contributions = {part: shares[part] * place.scores[part].score / total for part in known}
    grades = [*(place.scores[part].grade for part in known), *(Grade.D for _ in missing)]
    fit = min(sum(contributions.values()), 1.0)
    return PlaceFit(place, fit, contributions, missing, max(grades), outside)
