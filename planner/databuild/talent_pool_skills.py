"""Estimates the professionals of each country by skill.

Skills with a public trace: distinct pushers of the skill's languages and topics, as a share of all
distinct pushers, times the country's professionals. One person pushes in many languages, so counts
are never added up to people: the distinct people of several counts lie between the highest of them
and their sum, and the geometric mean of the two is expected, for the skill and for all pushers
alike. A count that is missing means fewer than 100: it enters with the share typical of other
economies, at most 99, and its range runs up to that bound.

Skills without a public trace (high-performance networking, storage) are tied to the nearest
occupations counted in the United States; elsewhere their share there is assumed.

Public work stands for all work: shares are low where a skill is used in private repositories.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.talent_pool_activity import THRESHOLD, Activity, Pushers
from planner.databuild.talent_pool_countries import (
    HOME_OF_OCCUPATIONS,
    OVERCOUNTED,
    Professionals,
    Span,
)
from planner.databuild.talent_pool_counts import Occupations
from planner.databuild.talent_pool_model import REFERENCE_SKILL, spread_of
from planner.market.provenance import Grade
from planner.market.talent_pool import Skill

SOLID = 1000
"""Pushers from which a country's own share is taken as usable, not weak."""


@dataclass(frozen=True, slots=True)
class SkillTrace:
    """What a skill of a country rests on.

    Attributes:
        observed: Highest distinct pushers of any of its languages and topics; None if all are
            below the threshold or there is no public trace.
        is_counted: Whether the nearest occupation is counted in that very country.
    """

    observed: int | None
    is_counted: bool


SKILL_GRADES: GradeRule[SkillTrace] = GradeRule(
    "Professionals with a skill",
    ("talent_skills.csv",),
    (
        GradeStep(
            Grade.B,
            f"{SOLID:,} distinct public pushers or more in one of its languages or topics",
            lambda trace: (trace.observed or 0) >= SOLID,
        ),
        GradeStep(
            Grade.C,
            f"{THRESHOLD} to {SOLID - 1} pushers, or no public trace but the nearest occupation "
            "counted in that country",
            lambda trace: trace.observed is not None or trace.is_counted,
        ),
        GradeStep(Grade.D, "fewer pushers, or neither trace nor count", always),
    ),
    bound_by="all professionals of the country",
)


@dataclass(frozen=True, slots=True)
class Signals:
    """The public traces of one skill."""

    languages: tuple[str, ...]
    topics: tuple[str, ...]


SIGNALS: Mapping[Skill, Signals] = {
    Skill.AI_WORKLOADS: Signals(("Jupyter Notebook",), ("machine-learning", "llm")),
    Skill.GPU_ACCELERATORS: Signals(("Cuda",), ("cuda", "gpu")),
    Skill.KUBERNETES_CONTAINERS: Signals(("Dockerfile", "Smarty"), ("kubernetes",)),
    Skill.CLOUD_PLATFORMS: Signals(("HCL", "PowerShell", "Bicep"), ("aws", "azure", "terraform")),
    Skill.DISTRIBUTED_SYSTEMS: Signals(("Go", "Rust", "C++"), ()),
}

FAMILIES = (
    ("HTML", "JavaScript", "TypeScript", "PHP"),
    ("Python", "Jupyter Notebook"),
    ("Java", "Kotlin", "C#"),
    ("C", "C++", "Go", "Rust"),
    ("Shell", "Dockerfile"),
)
"""Languages whose people largely coincide; the widest of each stands for its family."""


@dataclass(frozen=True, slots=True)
class Occupied:
    """The US occupations (SOC) nearest a skill; those of one end exclude each other: added."""

    low: tuple[str, ...]
    expected: tuple[str, ...]
    high: tuple[str, ...]


NETWORK_ARCHITECTS, SYSTEM_ADMINISTRATORS = "15-1241", "15-1244"
OCCUPIED: Mapping[Skill, Occupied] = {
    # Support specialists, architects, administrators of networks.
    Skill.HPC_NETWORKING: Occupied(("15-1231",), (NETWORK_ARCHITECTS,), (SYSTEM_ADMINISTRATORS,)),
    # Database architects, with administrators, and administrators of systems.
    Skill.STORAGE: Occupied(("15-1243",), ("15-1242", "15-1243"), (SYSTEM_ADMINISTRATORS,)),
}

LANGUAGES = frozenset(
    [language for signals in SIGNALS.values() for language in signals.languages]
    + [language for family in FAMILIES for language in family]
)
TOPICS = frozenset(topic for signals in SIGNALS.values() for topic in signals.topics)


@dataclass(frozen=True, slots=True)
class SkillEstimate:
    """Professionals of one country with one skill.

    Attributes:
        observed: Highest distinct pushers of any of its languages and topics; None where all are
            below 100 or the skill leaves no public trace.
        has_trace: Whether the skill leaves a public trace at all.
    """

    country: str
    skill: Skill
    people: Span
    share: Span
    observed: int | None
    has_trace: bool
    growth: float
    grade: Grade


def estimate_skills(
    professionals: Mapping[str, Professionals], activity: Activity, occupations: Occupations
) -> list[SkillEstimate]:
    """Estimate every skill of every country, in the order of countries and skills."""
    typical = {
        name: _typical_share(counts, activity.languages, name)
        for name, counts in _signal_counts(activity)
    }
    trends = {skill: _trend(signals.languages, activity) for skill, signals in SIGNALS.items()}
    home = professionals.get(HOME_OF_OCCUPATIONS)
    estimates = []
    for country in sorted(set(professionals) & set(activity.languages)):
        for skill in Skill:
            whole = professionals[country]
            if skill in SIGNALS:
                traced = _traced(whole, skill, activity, typical, trends[skill])
                estimates.append(traced)
            elif home is not None:
                estimates.append(_occupied(whole, skill, occupations, home))
    return estimates


def distinct(counts: Sequence[float]) -> Span:
    """Return how many different people several overlapping counts are."""
    highest, added = max(counts), sum(counts)
    return Span(highest, (highest * added) ** 0.5, added)


def all_pushers(languages: Mapping[str, int]) -> Span:
    """Return the distinct people behind all languages of an economy."""
    families = [[languages.get(name, 0) for name in family] for family in FAMILIES]
    return distinct([widest for widest in map(max, families) if widest])


@dataclass(frozen=True, slots=True)
class _Typical:
    """Pushers of a signal per pusher of the reference language, with the half range in logs."""

    ratio: float
    spread: float


def _traced(
    whole: Professionals,
    skill: Skill,
    activity: Activity,
    typical: Mapping[str, _Typical | None],
    trend: float,
) -> SkillEstimate:
    languages = activity.languages[whole.country]
    topics = activity.topics.get(whole.country, {})
    seen = [languages.get(name) for name in SIGNALS[skill].languages]
    seen += [topics.get(name) for name in SIGNALS[skill].topics]
    observed = max((count for count in seen if count is not None), default=None)
    names = (*SIGNALS[skill].languages, *SIGNALS[skill].topics)
    reference = languages.get(REFERENCE_SKILL, THRESHOLD - 1)
    filled = [
        float(count) if count is not None else _suppressed(typical[name], reference)
        for name, count in zip(names, seen, strict=True)
    ]
    people = distinct([count for count in filled if count > 0] or [1.0])
    if observed is None:
        bound = float((THRESHOLD - 1) * len(names))
        spread = max((it.spread for it in typical.values() if it is not None), default=0.0)
        people = Span(people.low * exp(-spread), people.expected, max(bound, people.expected))
    share = _share(people, all_pushers(languages))
    return SkillEstimate(
        country=whole.country,
        skill=skill,
        people=_within(whole, whole.people.times(share), observed),
        share=share,
        observed=observed,
        has_trace=True,
        growth=(1 + whole.growth.expected) * (1 + trend) - 1,
        grade=SKILL_GRADES.grade(SkillTrace(observed, is_counted=False), bound=whole.grade),
    )


def _share(people: Span, everybody: Span) -> Span:
    high = min(1.0, people.high / everybody.low)
    expected = min(high, people.expected / everybody.expected)
    return Span(min(expected, people.low / everybody.high), expected, high)


def _within(whole: Professionals, people: Span, observed: int | None) -> Span:
    """Bound by the country's professionals, and below by those observed where location is sound."""
    expected = min(people.expected, whole.people.expected)
    floor = 1 if observed is None or whole.country in OVERCOUNTED else observed
    low = min(expected, max(people.low, floor))
    return Span(low, expected, max(expected, min(people.high, whole.people.high)))


def _occupied(
    whole: Professionals, skill: Skill, occupations: Occupations, home: Professionals
) -> SkillEstimate:
    nearest = OCCUPIED[skill]
    low, expected, high = (
        float(sum(occupations.national[code] for code in codes))
        for codes in (nearest.low, nearest.expected, nearest.high)
    )
    jobs = Span(min(low, expected), expected, max(high, expected))
    everybody = home.people.expected
    share = Span(jobs.low / everybody, jobs.expected / everybody, jobs.high / everybody)
    at_home = whole.country == home.country
    return SkillEstimate(
        country=whole.country,
        skill=skill,
        people=jobs if at_home else _within(whole, whole.people.times(share), None),
        share=share,
        observed=None,
        has_trace=False,
        growth=whole.growth.expected,
        grade=SKILL_GRADES.grade(SkillTrace(None, is_counted=at_home), bound=whole.grade),
    )


def _signal_counts(activity: Activity) -> list[tuple[str, Pushers]]:
    languages = [(name, activity.languages) for it in SIGNALS.values() for name in it.languages]
    topics = [(name, activity.topics) for it in SIGNALS.values() for name in it.topics]
    return languages + topics


def _typical_share(counts: Pushers, languages: Pushers, name: str) -> _Typical | None:
    ratios = [
        log(of_economy[name] / languages[economy][REFERENCE_SKILL])
        for economy, of_economy in sorted(counts.items())
        if name in of_economy and REFERENCE_SKILL in languages.get(economy, {})
    ]
    if not ratios:
        return None
    mean = sum(ratios) / len(ratios)
    return _Typical(exp(mean), spread_of([ratio - mean for ratio in ratios]))


def _suppressed(typical: _Typical | None, reference: int) -> float:
    return 0.0 if typical is None else min(THRESHOLD - 1.0, typical.ratio * reference)


def _trend(names: Sequence[str], activity: Activity) -> float:
    """Return the yearly growth of a skill's pushers beyond that of all pushers, worldwide.

    Only economies and languages listed in both years count.
    """
    everybody = [name for family in FAMILIES for name in family]
    return _growth(names, activity) / _growth(everybody, activity) - 1


def _growth(names: Sequence[str], activity: Activity) -> float:
    now = before = 0
    for economy, languages in activity.languages.items():
        earlier = activity.languages_before.get(economy, {})
        for name in names:
            if name in languages and name in earlier:
                now, before = now + languages[name], before + earlier[name]
    return now / before if before else 1.0
