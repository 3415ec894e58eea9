"""What takes longer to work out than a ranking: one more person, other skills, engagements."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculators.offers.engagement_comparison import (
    EngagementComparison,
    engagement_comparison,
)
from planner.calculators.place_fit import weights_of
from planner.calculators.places.marginal_hire import MarginalHire, NextHire, marginal_hires
from planner.calculators.places.skill_changes import SkillChange, skill_changes
from planner.calculators.trial_position import trial_position
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import Money


@dataclass(frozen=True, slots=True, eq=False)
class PlaceDetails:
    """What is known of places besides their fit.

    Attributes:
        hires: What one more person in each place would change.
        skills: What adding or dropping each skill would change, by place.
        engagements: The engagements side by side for the place looked at; None where its pay or
            its rate is not known, or no place is looked at.
    """

    board: PlacesBoard
    hires: Mapping[PlaceId, MarginalHire]
    skills: Mapping[Skill, Mapping[PlaceId, SkillChange]]
    place_id: PlaceId | None
    engagements: EngagementComparison | None


def place_details(
    board: PlacesBoard, place_id: PlaceId | None, before: PlaceDetails | None
) -> PlaceDetails:
    """Return the details of a board, with those of one place.

    Args:
        board: The places.
        place_id: The place looked at.
        before: Details worked out earlier: of the same board, only the place is looked at anew.
    """
    if before is None or before.board is not board:
        hires, skills = _hires(board), _skills(board)
    else:
        hires, skills = before.hires, before.skills
    compared = None if place_id is None else _engagements(board, place_id)
    return PlaceDetails(board, hires, skills, place_id, compared)


def _hires(board: PlacesBoard) -> Mapping[PlaceId, MarginalHire]:
    question = board.question
    hire = NextHire(
        role=question.role,
        level=question.level,
        first_day=question.first_day,
        last_day=question.last_day,
        engagement=question.engagement,
    )
    return {each.place_id: each for each in marginal_hires(hire, board.plan, board.market)}


def _skills(board: PlacesBoard) -> Mapping[Skill, Mapping[PlaceId, SkillChange]]:
    changes = skill_changes(
        [fit.evidence for fit in board.fits],
        board.question,
        weights_of(board.plan.fit_weights),
        board.plan,
        board.market,
        board.choices.limits,
    )
    return {
        skill: {change.place_id: change for change in of_skill}
        for skill, of_skill in changes.items()
    }


def _engagements(board: PlacesBoard, place_id: PlaceId) -> EngagementComparison | None:
    fit = board.by_id.get(place_id)
    pay = None if fit is None else fit.evidence.pay
    if pay is None:
        return None
    question = board.question
    base = Money(pay.cost.base_pay, pay.band.currency)
    seat = trial_position(
        question.role, question.level, place_id, question.engagement, base, board.plan
    )
    try:
        return engagement_comparison(seat, board.plan, board.market)
    except UnknownCurrencyError:
        return None
