"""Where the places, their parts and the weights of those stand on the sheet Places."""

from dataclasses import dataclass

from planner.calculators.place_fit import PlaceFit
from planner.calculators.place_scales import Part
from planner.calculators.places.plan_ranking import PlanRanking
from planner.export.workbook.addresses import Cell, fixed, fixed_range

RANK, PLACE, COUNTRY, SCORE, FIRST_PART = range(5)
PARTS = tuple(Part)
AFTER_PARTS = FIRST_PART + len(PARTS)
PEOPLE, LOW, HIGH, COST, SHARED, NOTICE, ENGLISH, GRADES, EXCLUDED, SOURCES = range(
    AFTER_PARTS, AFTER_PARTS + 10
)
LEAST_EVIDENCE, DECIMALS = AFTER_PARTS, AFTER_PARTS + 1
"""Columns of the two rules beside the weights."""

WEIGHT_ROW = 4
HEADING_ROW = 7
FIRST_ROW = HEADING_ROW + 1
SCORE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class PlacesLayout:
    """The sheet's rows: a place each, in their order when exported.

    Attributes:
        name: The sheet's.
        ranking: What is ranked; None where there is nothing to rank.
    """

    name: str
    ranking: PlanRanking | None

    @property
    def fits(self) -> tuple[PlaceFit, ...]:
        """The places in the order of their rows."""
        return () if self.ranking is None else self.ranking.fits

    @property
    def last_row(self) -> int:
        """The last place's row; an empty one where there is none."""
        return FIRST_ROW + max(1, len(self.fits)) - 1

    @property
    def weights(self) -> str:
        """The range of the weights, on this sheet."""
        return fixed_range((WEIGHT_ROW, FIRST_PART), (WEIGHT_ROW, AFTER_PARTS - 1))

    @property
    def scores(self) -> str:
        """The range of all weighted scores, on this sheet."""
        return fixed_range((FIRST_ROW, SCORE), (self.last_row, SCORE))

    @property
    def least_evidence(self) -> str:
        """The cell that says which share of the weights needs evidence."""
        return fixed(WEIGHT_ROW, LEAST_EVIDENCE)

    @property
    def decimals(self) -> str:
        """The cell that says to how many decimals a score is worked out."""
        return fixed(WEIGHT_ROW, DECIMALS)

    def weight(self, part: Part) -> Cell:
        """Return the cell of a part's weight."""
        return WEIGHT_ROW, FIRST_PART + PARTS.index(part)
