"""Reads roles, levels, engagements and statuses by any of their usual spellings."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from planner.localization.messages import LANGUAGES, speaking
from planner.localization.terms import (
    engagement_name,
    engagement_short_name,
    level_name,
    member_status_name,
    priority_name,
    role_name,
    status_name,
)
from planner.market.place_search import plain
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, PositionStatus, Priority

AnyTerm = TypeVar("AnyTerm", bound=StrEnum)
_SUGGESTIONS = 3
_CLOSENESS = 0.6
_GENDERS = re.compile(r"\((?:[mwdfxhi]|div|all genders)(?:\s*[/|,*]\s*[mwdfxhi])*\)", re.IGNORECASE)
"""``(m/w/d)`` and the like, as job postings must carry in several countries."""

_ROLES: Mapping[RoleFamily, str] = {
    RoleFamily.AI_INFRASTRUCTURE_ENGINEER: (
        "ai infrastructure, ai infra engineer, ai infra, ml infrastructure engineer, "
        "ml infra engineer, infrastructure engineer, ki infrastruktur ingenieur"
    ),
    RoleFamily.GPU_CLUSTER_ENGINEER: "gpu cluster, gpu engineer, cluster engineer",
    RoleFamily.GPU_KERNEL_ENGINEER: "gpu kernel, kernel engineer, cuda engineer, cuda developer",
    RoleFamily.ML_PLATFORM_ENGINEER: (
        "ml platform, machine learning platform engineer, machine learning engineer, ml engineer"
    ),
    RoleFamily.MLOPS_ENGINEER: "mlops, ml ops, ml ops engineer",
    RoleFamily.DATA_PIPELINE_ENGINEER: "data pipeline, data engineer, pipeline engineer",
    RoleFamily.SITE_RELIABILITY_ENGINEER: "sre, site reliability, reliability engineer",
    RoleFamily.CLOUD_PLATFORM_ENGINEER: (
        "cloud platform, cloud engineer, platform engineer, devops engineer"
    ),
    RoleFamily.HPC_NETWORK_ENGINEER: "hpc network, network engineer, hpc networking engineer",
    RoleFamily.STORAGE_ENGINEER: "storage, storage specialist",
    RoleFamily.AI_SECURITY_ENGINEER: (
        "ai security, security engineer, ai security engineer, compliance engineer"
    ),
    RoleFamily.ENGINEERING_MANAGER: "em, eng manager, engineering lead, teamleiter",
}
_LEVELS: Mapping[Level, str] = {
    Level.JUNIOR: "jr, entry, entry level, graduate, associate",
    Level.MID: "mid level, middle, intermediate, regular, medior",
    Level.SENIOR: "sr, snr",
    Level.STAFF: "staff level",
    Level.PRINCIPAL: "principal level",
}
_ENGAGEMENTS: Mapping[Engagement, str] = {
    Engagement.OWN_ENTITY: (
        "entity, employee, employed, direct, permanent, full time, fte, angestellt, "
        "festanstellung, unbefristet, cdi, umowa o prace, موظف"
    ),
    Engagement.EMPLOYER_OF_RECORD: "eor, peo, via eor",
    Engagement.CONTRACTOR: (
        "contract, freelance, freelancer, b2b, consultant, self employed, freiberufler, "
        "freiberuflich, selbststandig, متعاقد"
    ),
}
_STATUSES: Mapping[PositionStatus, str] = {
    PositionStatus.OPEN: "open position, planned, new, offen, vacant, to hire",
    PositionStatus.OFFERED: (
        "offer, offer out, offer made, offer sent, offer extended, sent, extended, pending, angebot"
    ),
    PositionStatus.ACCEPTED: "accepted offer, offer accepted, signed, hired, zugesagt",
    PositionStatus.ON_HOLD: "hold, paused, frozen, pausiert",
    PositionStatus.CLOSED: "cancelled, canceled, dropped, geschlossen",
}
_PRIORITIES: Mapping[Priority, str] = {
    Priority.HIGH: "1, p1, a, urgent, critical, must, must have, hoch, dringend, wysoki",
    Priority.MEDIUM: "2, p2, b, normal, mid, should, mittel, sredni",
    Priority.LOW: "3, p3, c, nice to have, could, niedrig, gering, niski",
}
_NO_NAMES = frozenset(
    {
        "open", "vacant", "vacancy", "tbd", "tbh", "tba", "na", "n a", "none", "unfilled",
        "new hire", "new position", "to be hired", "to be determined", "offen", "vakant",
        "unbesetzt", "neu", "nn", "n n", "vacante", "poste a pourvoir", "por contratar", "wakat",
    }
)  # fmt: skip
"""What stands where a name would, while nobody has the seat."""
_LONGEST_NO_NAME = 20


class EmploymentStatus(StrEnum):
    """Whether somebody in a roster still works there."""

    EMPLOYED = "employed"
    LEFT = "left"


_EMPLOYMENTS: Mapping[EmploymentStatus, str] = {
    EmploymentStatus.EMPLOYED: (
        "employed, active, current, working, on leave, leave, parental leave, maternity leave, "
        "sick leave, probation, in probation, notice period, full time, part time, permanent, "
        "regular, aktiv, beschaftigt, angestellt, in elternzeit, elternzeit, probezeit, actif, "
        "en poste, activo, aktywny, zatrudniony, نشط, على رأس العمل"
    ),
    EmploymentStatus.LEFT: (
        "left, leaver, former, inactive, terminated, resigned, retired, ausgeschieden, inaktiv, "
        "gekundigt, ehemalig, inactif, parti, inactivo, baja, nieaktywny, غير نشط"
    ),
}


class UnknownTermError(LookupError):
    """A text names no role, level, engagement or status.

    Attributes:
        text: What was read.
        kind: What was looked for, such as ``role``.
        suggestions: Terms spelled closely, best first.
    """

    def __init__(self, text: str, kind: str, suggestions: tuple[StrEnum, ...]) -> None:
        super().__init__(text, kind)
        self.text = text
        self.kind = kind
        self.suggestions = suggestions


class TermNames(Generic[AnyTerm]):
    """The spellings of one kind of term in every language of the program.

    Args:
        kind: The terms.
        named: What the program calls each.
        others: Other spellings, by term.
    """

    def __init__(
        self,
        kind: type[AnyTerm],
        named: Iterable[Callable[[AnyTerm], str]],
        others: Mapping[AnyTerm, str],
    ) -> None:
        self._kind = kind
        self._terms: dict[str, AnyTerm] = {}
        for term, text in others.items():
            self._terms |= {plain(name): term for name in text.split(",")}
        for language in LANGUAGES:
            with speaking(language):
                for name in named:
                    self._terms |= {plain(name(term)): term for term in kind}
        self._terms |= {plain(term.value): term for term in kind}

    def get(self, text: str) -> AnyTerm | None:
        """Return the term a text is a spelling of."""
        return self._terms.get(plain(text))

    def find(self, text: str, kind: str) -> AnyTerm:
        """Return the term a text is a spelling of.

        Raises:
            UnknownTermError: If there is none.
        """
        found = self.get(text)
        if found is None:
            raise UnknownTermError(text, kind, self.close_to(text))
        return found

    def close_to(self, text: str) -> tuple[AnyTerm, ...]:
        """Return terms spelled closely, best first."""
        near = get_close_matches(plain(text[:80]), self._terms, 2 * _SUGGESTIONS, _CLOSENESS)
        return tuple(dict.fromkeys(self._terms[name] for name in near))[:_SUGGESTIONS]


def find_role(text: str) -> tuple[RoleFamily, Level | None]:
    """Read a role with or without its level: ``Sr. SRE``, ``GPU cluster engineer, Staff``.

    Raises:
        UnknownTermError: If it names no role.
    """
    bare = _GENDERS.sub(" ", text)
    role = role_names().get(bare)
    if role is not None:
        return role, None
    words = plain(bare).split()
    for size in (2, 1):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            level = level_names().get(" ".join(part))
            role = role_names().get(" ".join(rest))
            if level is not None and role is not None:
                return role, level
    raise UnknownTermError(text, "role", role_names().close_to(bare))


@lru_cache(maxsize=1)
def role_names() -> TermNames[RoleFamily]:
    """Return the spellings of roles."""
    return TermNames(RoleFamily, (role_name,), _ROLES)


@lru_cache(maxsize=1)
def level_names() -> TermNames[Level]:
    """Return the spellings of levels."""
    return TermNames(Level, (level_name,), _LEVELS)


@lru_cache(maxsize=1)
def engagement_names() -> TermNames[Engagement]:
    """Return the spellings of engagements."""
    return TermNames(Engagement, (engagement_name, engagement_short_name), _ENGAGEMENTS)


@lru_cache(maxsize=1)
def status_names() -> TermNames[PositionStatus]:
    """Return the spellings of a position's statuses."""
    return TermNames(PositionStatus, (status_name,), _STATUSES)


@lru_cache(maxsize=1)
def priority_names() -> TermNames[Priority]:
    """Return the spellings of a position's priorities."""
    return TermNames(Priority, (priority_name,), _PRIORITIES)


@lru_cache(maxsize=1)
def employment_names() -> TermNames[EmploymentStatus]:
    """Return the spellings of what a roster says of people."""
    return TermNames(EmploymentStatus, (_employment_name,), _EMPLOYMENTS)


def team_key(name: str) -> str:
    """Return what teams of the same name share, however it is spelled."""
    return plain(name) or name


def is_no_name(text: str) -> bool:
    """Whether a text stands where a name would, and names nobody: ``TBH``, ``offen``, ``-``."""
    spelled = plain(text) if len(text) <= _LONGEST_NO_NAME else text
    return not spelled or spelled in _NO_NAMES


def _employment_name(status: EmploymentStatus) -> str:
    return member_status_name() if status is EmploymentStatus.EMPLOYED else status.value
