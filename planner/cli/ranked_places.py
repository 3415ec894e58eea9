"""The places of an answer in their order, with what the order rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.calculators.place_evidence import PlaceEvidence, PlaceQuestion
from planner.calculators.place_fit import PlaceFit, Weights
from planner.calculators.place_limits import Limits
from planner.calculators.place_scales import Part
from planner.calculators.place_sensitivity import TopTurn
from planner.calculators.places.marginal_hire import MarginalHire
from planner.calculators.places.skill_changes import SkillChange
from planner.market.override import FigureKind
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPlaces:
    """Everything an answer shows.

    Attributes:
        plan: The rates, assumptions and reporting currency of the figures.
        market: The market with the plan's own figures in it.
        weights: Shares of all weights, 0 to 1.
        fits: Every place asked for: within the limits first, each group best first.
        within: How many keep all limits and have a fit.
        turns: What single weights flip the top place.
        shown: How many places to show of each group; None for all.
        leading: What single weights flip the first three places.
        skill_changes: What dropping or adding each skill does; empty where that is not asked for.
        marginal: What one more person would change; empty where that is not asked for.
    """

    question: PlaceQuestion
    plan: Plan
    market: Snapshot
    weights: Weights
    limits: Limits
    fits: tuple[PlaceFit, ...]
    within: int
    turns: tuple[TopTurn, ...]
    shown: int | None
    leading: tuple[TopTurn, ...] = ()
    skill_changes: Mapping[Skill, tuple[SkillChange, ...]] = field(default_factory=dict)
    marginal: Mapping[PlaceId, MarginalHire] = field(default_factory=dict)

    @property
    def anchor(self) -> Place | None:
        """The place shared hours are counted with."""
        anchor_id = self.question.anchor_id
        return None if anchor_id is None else self.market.places[anchor_id]


def sources_of(evidence: PlaceEvidence) -> tuple[SourceId, ...]:
    """Return the sources of a place's parts, each once, in the order of the parts."""
    found: dict[SourceId, None] = {}
    for part in Part:
        found |= dict.fromkeys(part_sources(evidence, part))
    return tuple(found)


def part_sources(evidence: PlaceEvidence, part: Part) -> tuple[SourceId, ...]:
    """Return the sources of a part, each once; none without evidence."""
    score = evidence.scores.get(part)
    found: dict[SourceId, None] = {}
    if part is Part.PAY and evidence.pay is not None:
        found |= dict.fromkeys(evidence.pay.band.sources)
    if score is not None:
        found |= dict.fromkeys(each.source_id for each in score.evidence)
    return tuple(found)


def own_parts(told: RankedPlaces, evidence: PlaceEvidence) -> frozenset[Part]:
    """Return the parts that rest on a figure the plan's user gave in place of the published."""
    return frozenset(_own_parts(told, evidence))


def _own_parts(told: RankedPlaces, evidence: PlaceEvidence) -> list[Part]:
    role, level = told.question.role.value, told.question.level.value
    country, found = evidence.place.country, []
    area = evidence.pay.band.area if evidence.pay is not None else ""
    for key in told.market.overrides:
        match key.kind, key.parts:
            case FigureKind.PAY_BAND, parts if parts == (role, level, country, area):
                found.append(Part.PAY)
            case FigureKind.CHARGE_RATE, (of_country, _) if of_country == country:
                found.append(Part.PAY)
            case FigureKind.TALENT_POOL | FigureKind.SKILL_POOL, (of_country, *_) if (
                of_country == country
            ):
                found.append(Part.POOL)
            case FigureKind.STATUTORY_TERM, (of_country, "notice_days") if of_country == country:
                found.append(Part.SPEED)
            case _:
                pass
    return found
