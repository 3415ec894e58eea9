"""What adding or dropping one skill does to the pool of a place, and to its fit."""

from dataclasses import dataclass

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_pool import PlacePool
from planner.market.talent_pool import Skill
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True)
class SkillChange:
    """One skill added to what is asked for, or dropped from it, in one place.

    Attributes:
        skill: The skill.
        is_added: Whether it is asked for in full now; else it is no longer asked for.
        pool: The people with it changed; None without evidence.
        fit: The place's fit with it changed.
        people_factor: The expected people over those without the change; None without evidence.
        fit_change: How the fit changes; None without a fit before and after.
    """

    place_id: PlaceId
    skill: Skill
    is_added: bool
    pool: PlacePool | None
    fit: PlaceFit
    people_factor: float | None
    fit_change: float | None
