"""Every place with its fit, as worked out for one question on another thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.calculators.place_evidence import (
    PlaceEvidence,
    PlaceQuestion,
    asked_skills,
    place_evidence,
    with_pool,
)
from planner.calculators.place_fit import (
    PlaceFit,
    Weights,
    place_fits,
    weight_shares,
    weights_of,
    within_limits,
)
from planner.calculators.place_limits import LimitFailure, LimitKind, relaxations
from planner.calculators.place_pool import place_pools
from planner.calculators.place_sensitivity import TopTurn, leading_turns
from planner.desktop.viewmodels.places.choices import PlacesChoices, question_of
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.working_calendar import calendar_of
from planner.plan.model import Plan
from planner.plan.place_choice import FitWeights
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True, eq=False)
class PlacesBoard:
    """The answer to a question.

    Attributes:
        shares: What each part of a fit counts, all together 1.
        fits: Every place: those within the limits first, each group best first.
        within: Those that keep all limits and have a fit.
        unknown: Those within the limits that lack the evidence for a fit.
        outside: Those that do not keep a limit.
        turns: What single weights flip the first three.
        by_id: The same by the place.
    """

    choices: PlacesChoices
    plan: Plan
    market: Snapshot
    question: PlaceQuestion
    shares: Weights
    fits: tuple[PlaceFit, ...]
    within: tuple[PlaceFit, ...]
    unknown: tuple[PlaceFit, ...]
    outside: tuple[PlaceFit, ...]
    turns: tuple[TopTurn, ...]
    by_id: Mapping[PlaceId, PlaceFit]

    @property
    def anchor(self) -> Place | None:
        """The place shared hours are counted with."""
        anchor_id = self.question.anchor_id
        return None if anchor_id is None else self.market.places[anchor_id]

    @property
    def relaxations(self) -> Mapping[LimitKind, LimitFailure]:
        """For each limit by a figure, the mildest change of it that would let a place in."""
        return relaxations(fit.outside for fit in self.outside if fit.fit is not None)


class BoardMaker:
    """Works boards out; what only other skills, limits or weights ask for is not found again.

    It belongs to one thread at a time.
    """

    def __init__(self) -> None:
        self._ground: tuple[PlaceQuestion, Plan, Snapshot] | None = None
        self._evidence: tuple[PlaceEvidence, ...] = ()
        self._fits: Mapping[PlaceId, PlaceFit] = {}

    def make(self, choices: PlacesChoices, plan: Plan, market: Snapshot) -> PlacesBoard:
        """Return the board of a plan and a market.

        Raises:
            WeightsError: If no part of a fit counts.
            PercentileRangeError, UnknownCurrencyError, BeyondZoneRulesError, MarketDataError: See
                ``place_evidence``.
        """
        question = question_of(choices, plan, market)
        evidence = self._with_skills(question, plan, market)
        weights = weights_of(plan.fit_weights)
        fits = tuple(map(self._kept, place_fits(evidence, weights, choices.limits)))
        self._fits = {fit.evidence.place.id: fit for fit in fits}
        within = within_limits(fits)
        return PlacesBoard(
            choices=choices,
            plan=plan,
            market=market,
            question=question,
            shares=weight_shares(weights),
            fits=fits,
            within=within,
            unknown=tuple(fit for fit in fits if not fit.outside and fit.fit is None),
            outside=tuple(fit for fit in fits if fit.outside),
            turns=leading_turns(within, weights),
            by_id=self._fits,
        )

    def _kept(self, fit: PlaceFit) -> PlaceFit:
        """Return the fit of the board before where it is the same, with all that was made of it."""
        before = self._fits.get(fit.evidence.place.id)
        # Evidence that is not the same object is seldom equal, and long to compare.
        is_same = before is not None and before.evidence is fit.evidence and before == fit
        return before if before is not None and is_same else fit

    def _with_skills(
        self, question: PlaceQuestion, plan: Plan, market: Snapshot
    ) -> tuple[PlaceEvidence, ...]:
        evidence = self._usual(replace(question, skills=None), plan, market)
        weights = asked_skills(question, market)
        if question.skills is None or weights is None:
            return evidence
        pools = place_pools(market, weights, float(plan.assumptions.skill_association))
        return tuple(with_pool(each, pools.get(each.place.id)) for each in evidence)

    def _usual(
        self, question: PlaceQuestion, plan: Plan, market: Snapshot
    ) -> tuple[PlaceEvidence, ...]:
        ground = question, _what_counts(plan), market
        if ground != self._ground:
            found = place_evidence(question, plan, market)
            self._evidence = tuple(_with_holidays(each, question) for each in found)
            self._ground = ground
        return self._evidence


def _what_counts(plan: Plan) -> Plan:
    """Return the plan without what no evidence of a place follows from."""
    return replace(plan, name="", members=(), positions=(), shortlist={}, fit_weights=FitWeights())


def _with_holidays(place: PlaceEvidence, question: PlaceQuestion) -> PlaceEvidence:
    days = calendar_of(place.place).holidays(question.first_day, question.last_day)
    count = sum(day.weekday() not in place.place.weekend for day in days)
    return replace(place, holidays=count)
