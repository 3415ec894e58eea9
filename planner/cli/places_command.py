"""``places``: how well each place fits a role, with what the fit rests on and its limits."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.calculators.place_evidence import PlaceEvidence, PlaceQuestion, place_evidence
from planner.calculators.place_fit import Weights, place_fits, weight_shares, within_limits
from planner.calculators.place_limits import Limits
from planner.calculators.place_scales import Part
from planner.calculators.place_sensitivity import leading_turns, top_turns
from planner.calculators.places.skill_changes import skill_changes
from planner.cli.answer import Answer
from planner.cli.asked_plan import check_scenario_has_plan
from planner.cli.csv_answer import with_csv
from planner.cli.places_arguments import COMMAND, limits_from, weights_from
from planner.cli.places_json import places_data
from planner.cli.places_table import places_rows
from planner.cli.places_what_if import changed_skills, marginal_from
from planner.cli.ranked_places import RankedPlaces
from planner.cli.role_arguments import currency_from, level_from, role_from
from planner.cli.stand_in_plan import stand_in_plan
from planner.cli.usage_error import UsageError
from planner.localization.countries import country_code, find_country
from planner.localization.messages import _
from planner.market.loader import load_snapshot
from planner.market.place_search import find_place
from planner.market.snapshot import Snapshot
from planner.market.time_zone import LAST_YEAR
from planner.plan.model import Engagement, Plan
from planner.plan.problem import ProblemKind
from planner.quantities.identifiers import PlaceId

_MEDIAN = Decimal("0.5")
_BLOCKING = frozenset(
    {
        ProblemKind.PLAN_RATE_NOT_POSITIVE,
        ProblemKind.NO_WEEKDAYS,
        ProblemKind.WEEKDAYS_OUT_OF_RANGE,
        ProblemKind.NEGATIVE_ASSUMPTION,
    }
)


def answer_places(arguments: Namespace) -> Answer:
    """Rank places for a role.

    Raises:
        UsageError: If the arguments do not fit together.
        UnknownPlaceError, AmbiguousPlaceError, UnknownCountryError, UnknownCurrencyError,
            NumberTextError, BeyondZoneRulesError: Bad input.
        PlanFileError, MarketDataError, BlockedPlanError: If either cannot be read or used.
        ExportError: If the table cannot be written.
    """
    role, level = role_from(arguments.role, COMMAND), level_from(arguments.level, COMMAND)
    plan, market = _plan_and_market(arguments)
    weights = weights_from(arguments.weights, plan.fit_weights)
    limits = limits_from(arguments, market, plan.reporting_currency)
    anchor_id = _anchor_id(arguments.anchor, plan, market)
    if anchor_id is None:
        _refuse_overlap(arguments, weights, limits)
    first, last = plan.months[0].first_day, plan.months[-1].last_day
    question = PlaceQuestion(
        role=role,
        level=level,
        first_day=first,
        last_day=max(first, min(last, date(LAST_YEAR, 12, 31))),
        anchor_id=anchor_id,
        engagement=Engagement(arguments.engagement),
        skills=changed_skills(arguments, market.talent_pools.role_skills.get(role, {})),
    )
    evidence = _of_countries(arguments.country, place_evidence(question, plan, market), market)
    fits = place_fits(evidence, weights, limits)
    ranked = within_limits(fits)
    told = RankedPlaces(
        question=question,
        plan=plan,
        market=market,
        weights=weight_shares(weights),
        limits=limits,
        fits=fits,
        within=len(ranked),
        turns=top_turns(ranked, weights),
        shown=_shown(arguments.limit),
        leading=leading_turns(ranked, weights),
        skill_changes=skill_changes(evidence, question, weights, plan, market, limits)
        if arguments.skill_changes
        else {},
        marginal=marginal_from(arguments, question, plan, market),
    )
    answer = Answer(places_data(told), _text_maker(told))
    return with_csv(answer, arguments, lambda: places_rows(told))


def _plan_and_market(arguments: Namespace) -> tuple[Plan, Snapshot]:
    """Return the plan the figures follow and the market with its own figures in it.

    The figure asked for is the median, so the plan's target percentile is put aside.
    """
    check_scenario_has_plan(arguments, COMMAND)
    if arguments.plan is None:
        market = load_snapshot()
        return stand_in_plan(currency_from(arguments.currency or "USD", market)), market
    if arguments.currency is not None:
        sentence = _("--currency and --plan exclude each other: figures follow the plan’s.")
        raise UsageError(sentence, COMMAND)
    from planner.cli.plan_commands import evaluated

    evaluation = evaluated(arguments, _BLOCKING)
    plan = evaluation.plan
    median = replace(plan.assumptions, target_percentile=_MEDIAN)
    return replace(plan, assumptions=median), evaluation.market


def _anchor_id(text: str | None, plan: Plan, market: Snapshot) -> PlaceId | None:
    if text is not None:
        return find_place(market.places, text, country_code).id
    return plan.anchor_id if plan.anchor_id in market.places else None


def _refuse_overlap(arguments: Namespace, weights: Weights, limits: Limits) -> None:
    """Refuse an overlap that was asked for without a place to share hours with."""
    if limits.min_overlap_hours is not None:
        raise UsageError(_("--min-overlap needs an anchor. Name one with --anchor."), COMMAND)
    if arguments.weights is not None and weights.get(Part.OVERLAP):
        sentence = _("A weight of overlap needs an anchor. Name one with --anchor.")
        raise UsageError(sentence, COMMAND)


def _of_countries(
    texts: Iterable[str] | None, evidence: tuple[PlaceEvidence, ...], market: Snapshot
) -> tuple[PlaceEvidence, ...]:
    if texts is None:
        return evidence
    covered = {place.country for place in market.places.values()}
    countries = {find_country(text, covered) for text in texts}
    return tuple(each for each in evidence if each.place.country in countries)


def _shown(limit: int | None) -> int | None:
    if limit is not None and limit < 1:
        raise UsageError(_("--limit cannot be below 1."), COMMAND)
    return limit


def _text_maker(told: RankedPlaces) -> Callable[[], str]:
    def text() -> str:
        from planner.cli.places_text import places_text

        return places_text(told)

    return text
