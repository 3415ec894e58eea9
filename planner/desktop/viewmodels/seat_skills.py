"""What seats ask for: skills with their weights, the role's usual mix or their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.calculators.evaluation import Evaluation
from planner.desktop.viewmodels.positions_table import is_evidence_read
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.terms import skill_name
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.model import Seat, SkillWeight

Weights = tuple[SkillWeight, ...]

USUAL_WEIGHT = Decimal("0.5")
"""Of a skill that is added: half, to be moved from there."""


@dataclass(frozen=True, slots=True)
class SkillMix:
    """The skills of one seat, or of several that are edited together.

    Attributes:
        weights: The skills asked for, those of the first seat where they differ.
        usual: The mix of the role; None where the seats have several roles, or until the
            market's big tables are read.
        is_own: Whether any of the seats has weights of its own.
        differs: Whether the seats ask for different skills.
        note: In a few words, whose mix it is.
        remark: What else there is to know, empty for nothing.
        pool: How many people have the mix near the place; empty where nobody knows.
        absent: The skills one could add, with their names.
    """

    weights: Weights
    usual: Weights | None
    is_own: bool
    differs: bool
    note: str
    remark: str
    pool: str
    absent: tuple[tuple[Skill, str], ...]


def skill_mix(evaluation: Evaluation, seats: Sequence[Seat], formatter: Formatter) -> SkillMix:
    """Return what seats ask for."""
    usual = {role: usual_weights(evaluation.market, role) for role in {s.role for s in seats}}
    asked = [
        seat.skill_weights if seat.skill_weights is not None else usual[seat.role] or ()
        for seat in seats
    ]
    differs = len({frozenset(each) for each in asked}) > 1
    is_own = any(seat.skill_weights is not None for seat in seats)
    weights, of_first = asked[0], usual[seats[0].role]
    taken = {skill for skill, _weight in weights}
    return SkillMix(
        weights,
        of_first if len(usual) == 1 else None,
        is_own,
        differs,
        _note(is_own=is_own, differs=differs),
        _remark(weights, is_known=of_first is not None or is_own, differs=differs),
        _pool(evaluation, seats[0], formatter) if len(seats) == 1 else "",
        tuple((skill, skill_name(skill)) for skill in Skill if skill not in taken),
    )


def usual_weights(market: Snapshot, role: RoleFamily) -> Weights | None:
    """Return the mix of a role; None without evidence or until the big tables are read."""
    if not is_evidence_read(market):
        return None
    mix = market.talent_pools.role_skills.get(role)
    if mix is None:
        return None
    return tuple((skill, Decimal(repr(weight))) for skill, weight in mix.items() if weight)


def with_weight(mix: SkillMix, skill: Skill, weight: Decimal) -> Weights | None:
    """Return the mix with another weight of a skill, which is added where it is missing.

    None stands for the role's own mix.
    """
    known = {each for each, _weight in mix.weights}
    changed = tuple((each, weight if each is skill else old) for each, old in mix.weights)
    return _own(mix, changed if skill in known else (*changed, (skill, weight)))


def without_skill(mix: SkillMix, skill: Skill) -> Weights | None:
    """Return the mix without a skill; None stands for the role's own mix."""
    return _own(mix, tuple(each for each in mix.weights if each[0] is not skill))


def _own(mix: SkillMix, weights: Weights) -> Weights | None:
    is_usual = mix.usual is not None and dict(weights) == dict(mix.usual)
    return None if is_usual else weights


def _note(*, is_own: bool, differs: bool) -> str:
    if differs:
        return _("Several")
    return _("own weights") if is_own else _("the role's mix")


def _remark(weights: Weights, *, is_known: bool, differs: bool) -> str:
    if not is_known:
        return _("The role's usual mix is not known yet.")
    if differs:
        return _("These seats ask for different skills. What you set here holds for all of them.")
    if not any(weight for _skill, weight in weights):
        return _("No skill is asked for, so everybody in the profession counts.")
    return ""


def _pool(evaluation: Evaluation, seat: Seat, formatter: Formatter) -> str:
    if not is_evidence_read(evaluation.market):
        return ""
    from planner.calculators.seat_evidence import SeatEvidenceSource
    from planner.desktop.viewmodels.seat_evidence_words import people_range, people_text

    found = SeatEvidenceSource(evaluation.plan, evaluation.market).of(seat)
    place = evaluation.market.places.get(seat.place_id)
    if found.pool is None or place is None:
        return ""
    return _("About {count} people near {place} ({range})").format(
        count=people_text(found.pool.people.expected, formatter),
        place=place.name,
        range=people_range(found.pool.people, formatter),
    )
