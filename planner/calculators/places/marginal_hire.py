"""What the next person of a role and level would change, for every place."""

from dataclasses import dataclass

from planner.calculators.place_cost import PlaceCost
from planner.quantities.identifiers import PlaceId


@dataclass(frozen=True, slots=True)
class MarginalHire:
    """One more person in a place, working its hours, held against the plan without them.

    Attributes:
        cost: What a year costs, fully loaded, and its evidence; None without a band or cost lines.
        overlap_change: How the least minutes the team shares on a workday change.
        overlap_minutes: What they are with the person.
        to_anchor_minutes: The least minutes the person shares with the anchor on a workday.
        gap_week_change: How the gap minutes of the typical week change, 0 or less; None where the
            place's week has no workday.
        gap_year_change: The same over the whole time.
        concentration: Herfindahl index of heads by country with the person: 1 if all are in one.
        concentration_change: How much that is more than without them.
    """

    place_id: PlaceId
    cost: PlaceCost | None
    overlap_change: int
    overlap_minutes: int
    to_anchor_minutes: int
    gap_week_change: int | None
    gap_year_change: int | None
    concentration: float
    concentration_change: float
