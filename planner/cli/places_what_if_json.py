"""Other skills, one more hire and relaxed limits as values for scripts."""

from planner.calculators.place_limits import relaxations
from planner.calculators.places.marginal_hire import MarginalHire
from planner.calculators.places.skill_changes import SkillChange
from planner.cli.answer import Json, money_text
from planner.cli.ranked_places import RankedPlaces
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import PlaceId

_DIGITS = 4


def skill_changes_data(told: RankedPlaces) -> list[Json]:
    """Return each skill's change in the places that are told, in their order."""
    order = [fit.evidence.place.id for fit in told.fits[: told.shown]]
    return [_skill_data(skill, changes, order) for skill, changes in told.skill_changes.items()]


def _skill_data(skill: Skill, changes: tuple[SkillChange, ...], order: list[PlaceId]) -> Json:
    by_place = {change.place_id: change for change in changes}
    return {
        "skill": skill.value,
        "change": "added" if changes and changes[0].is_added else "dropped",
        "places": [_change_data(by_place[place_id]) for place_id in order],
    }


def _change_data(change: SkillChange) -> Json:
    fit, people = change.fit.fit, None if change.pool is None else change.pool.people.expected
    return {
        "id": change.place_id,
        "people": None if people is None else round(people, 1),
        "people_factor": _rounded(change.people_factor),
        "fit": _rounded(fit),
        "fit_change": _rounded(change.fit_change),
    }


def marginal_data(told: RankedPlaces, place_id: PlaceId) -> Json | None:
    """Return what one more person in a place changes; null where that is not asked for."""
    found = told.marginal.get(place_id)
    return None if found is None else _marginal_data(found, told)


def _marginal_data(found: MarginalHire, told: RankedPlaces) -> Json:
    digits = told.market.minor_digits(told.plan.reporting_currency)
    cost = None if found.cost is None else found.cost.cost.annual_reporting
    return {
        "annual_cost_reporting": None if cost is None else money_text(cost, digits),
        "min_overlap_minutes": found.overlap_minutes,
        "min_overlap_change": found.overlap_change,
        "min_to_anchor_minutes": found.to_anchor_minutes,
        "gap_minutes_week_change": found.gap_week_change,
        "gap_minutes_year_change": found.gap_year_change,
        "concentration": _rounded(found.concentration),
        "concentration_change": _rounded(found.concentration_change),
    }


def relaxations_data(told: RankedPlaces) -> list[Json]:
    """Return by how little each single limit would have to give way for one more place."""
    digits = told.market.minor_digits(told.plan.reporting_currency)
    found = relaxations(fit.outside for fit in told.fits)
    return [
        {
            "limit": kind.value,
            "needed": money_text(failure.value, digits)
            if kind == "max-cost"
            else float(failure.value),
        }
        for kind, failure in found.items()
        if failure.value is not None
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
