"""Role effects: what each role family earns against a back-end developer, from three sources.

Each role is a weighted mix of occupations (``curated/pay_roles.csv``, our own choice): of the
survey, of posted titles and of official US wages. Postings and official wages name their effects
against other developers than the survey does; the mean difference over the occupations that two
sources share sets them to one scale, and its spread says how far sources disagree.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import numpy as np

from planner.databuild.pay_official import SOFTWARE_DEVELOPERS, OfficialWages
from planner.databuild.pay_postings import Effect, PostingEffects
from planner.databuild.pay_regression import PayRegression
from planner.databuild.pay_survey import OCCUPATIONS, Survey
from planner.databuild.raw_table import DataBuildError, RawRow, read_rows
from planner.market.role import RoleFamily

_Kind = TypeVar("_Kind", bound=StrEnum)

ROLES = "pay_roles.csv"
DEVELOPERS = OCCUPATIONS[:7]
"""The survey's occupations that official statistics count as software developers."""

OFFICIAL_PAIRS = {
    "Network and Computer Systems Administrators": ("System administrator",),
    "Database Administrators": ("Database administrator or engineer",),
    "Data Scientists": ("Data scientist",),
    "Information Security Analysts": ("Cybersecurity or InfoSec professional",),
    "Computer and Information Systems Managers": ("Engineering manager",),
    SOFTWARE_DEVELOPERS: DEVELOPERS,
}
"""Official occupations and the survey's that mean the same."""

_POSTED_PAIRS = {
    "Data engineer": ("Data engineer",),
    "ML engineer": ("AI/ML engineer",),
    "DevOps engineer": ("DevOps engineer or professional",),
    "Cloud engineer": ("Cloud infrastructure engineer",),
    "Engineering manager": ("Engineering manager",),
    "Security engineer": ("Cybersecurity or InfoSec professional",),
}


class RoleSource(StrEnum):
    """Which source an occupation of a role belongs to."""

    SURVEY = "survey"
    POSTINGS = "postings"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class RolePart:
    """One occupation a role is mixed from; the weights of a role sum to 1."""

    source: RoleSource
    occupation: str
    weight: float


@dataclass(frozen=True, slots=True)
class RoleEffect:
    """A role's effect on log pay against back-end developers, with its standard error."""

    value: float
    error: float
    parts: tuple[RolePart, ...]

    def occupations(self, source: RoleSource) -> tuple[str, ...]:
        """Return the occupations taken from one source."""
        return tuple(part.occupation for part in self.parts if part.source is source)


def read_role_parts(curated: Path) -> dict[RoleFamily, tuple[RolePart, ...]]:
    """Read which occupations make up each role.

    Raises:
        DataBuildError: If a role is unknown or missing, or its weights do not sum to 1.
    """
    path = curated / ROLES
    parts: dict[RoleFamily, list[RolePart]] = {role: [] for role in RoleFamily}
    for row in read_rows(path, ("role", "source", "occupation", "weight", "reason")):
        parts[_member(row, "role", RoleFamily)].append(
            RolePart(
                _member(row, "source", RoleSource),
                row.filled("occupation"),
                float(row.decimal("weight")),
            )
        )
    for role, mixed in parts.items():
        if not math.isclose(math.fsum(part.weight for part in mixed), 1.0):
            raise DataBuildError(path, f"the weights of {role} do not sum to 1", None, "weight")
    return {role: tuple(mixed) for role, mixed in parts.items()}


def role_effects(
    parts: Mapping[RoleFamily, Sequence[RolePart]],
    survey: Survey,
    fit: PayRegression,
    postings: PostingEffects,
    official: OfficialWages,
) -> dict[RoleFamily, RoleEffect]:
    """Mix the effects of the occupations of each role.

    Raises:
        DataBuildError: If a role names an occupation its source does not hold.
    """
    effects = _effects_on_one_scale(survey, fit, postings, official)
    return {role: _mixed(tuple(mixed), effects) for role, mixed in parts.items()}


def _mixed(
    parts: tuple[RolePart, ...], effects: Mapping[tuple[RoleSource, str], Effect]
) -> RoleEffect:
    for part in parts:
        if (part.source, part.occupation) not in effects:
            reason = f"{part.source} holds no occupation {part.occupation!r}"
            raise DataBuildError(Path(ROLES), reason, None, "occupation")
    told = [effects[part.source, part.occupation] for part in parts]
    weights = np.array([part.weight for part in parts])
    values = np.array([effect.value for effect in told])
    errors = np.array([effect.error for effect in told])
    value = float(weights @ values)
    # The mix itself is a judgment: how far its parts lie apart counts as error, too.
    apart = float(weights @ (values - value) ** 2) * float(weights @ weights)
    return RoleEffect(value, math.sqrt(float(weights**2 @ errors**2) + apart), parts)


def _effects_on_one_scale(
    survey: Survey, fit: PayRegression, postings: PostingEffects, official: OfficialWages
) -> dict[tuple[RoleSource, str], Effect]:
    rows = np.bincount(survey.occupation, minlength=len(OCCUPATIONS))
    surveyed = {
        name: Effect(float(fit.occupation[place]), float(fit.occupation_error[place]), int(count))
        for place, (name, count) in enumerate(zip(OCCUPATIONS, rows, strict=True))
        if count
    }
    effects = {(RoleSource.SURVEY, name): effect for name, effect in surveyed.items()}
    developers = official.national[SOFTWARE_DEVELOPERS].median or 1.0
    waged = {
        name: Effect(math.log(wage.median / developers), wage.error, 0)
        for name, wage in official.national.items()
        if wage.median
    }
    for source, others, pairs in (
        (RoleSource.POSTINGS, postings.titles, _POSTED_PAIRS),
        (RoleSource.OFFICIAL, waged, OFFICIAL_PAIRS),
    ):
        moved = _moved(others, surveyed, pairs)
        effects |= {(source, name): effect for name, effect in moved.items()}
    return effects


def _moved(
    others: Mapping[str, Effect],
    surveyed: Mapping[str, Effect],
    pairs: Mapping[str, tuple[str, ...]],
) -> dict[str, Effect]:
    """Set one source's effects to the survey's scale, with its disagreement as error."""
    gaps = [
        _mean_effect(surveyed, same) - others[name].value
        for name, same in pairs.items()
        if name in others and any(occupation in surveyed for occupation in same)
    ]
    shift = float(np.mean(gaps)) if gaps else 0.0
    disagreement = float(np.std(gaps, ddof=1)) if len(gaps) > 1 else 0.0
    return {
        name: Effect(effect.value + shift, math.hypot(effect.error, disagreement), effect.rows)
        for name, effect in others.items()
    }


def _mean_effect(surveyed: Mapping[str, Effect], names: tuple[str, ...]) -> float:
    told = [surveyed[name] for name in names if name in surveyed]
    rows = sum(effect.rows for effect in told)
    return math.fsum(effect.value * effect.rows for effect in told) / rows


def _member(row: RawRow, column: str, kind: type[_Kind]) -> _Kind:
    try:
        return kind(row.filled(column))
    except ValueError:
        raise row.fault(column, f"{row[column]!r} is unknown") from None
