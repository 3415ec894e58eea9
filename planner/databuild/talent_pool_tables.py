"""Builds the talent tables: countries, skills, regions, collaboration, role skills, errors."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner.databuild.payroll_calendar import RETYPED_ON
from planner.databuild.places_table import GEONAMES_TAKEN
from planner.databuild.raw_table import DataBuildError, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.databuild.talent_pool_activity import (
    INNOVATION_GRAPH,
    THRESHOLD,
    last_day,
    read_activity,
    read_collaboration,
)
from planner.databuild.talent_pool_countries import (
    GROWTH_GRADES,
    HOME_OF_OCCUPATIONS,
    OVERCOUNTED,
    UNDERCOUNTED,
    CountryEvidence,
    Professionals,
    estimate_countries,
)
from planner.databuild.talent_pool_counts import (
    BLS,
    EUROSTAT,
    HUMAN_RESOCIA,
    read_engineers,
    read_occupations,
    read_specialists,
    read_territories,
)
from planner.databuild.talent_pool_grades import (
    COLLABORATION_GRADES,
    REGION_GRADES,
    ROLE_SKILL_GRADES,
)
from planner.databuild.talent_pool_model import (
    CANDIDATES,
    CHOSEN,
    PENALTY,
    bridge,
    fit_country_model,
    gather_evidence,
    judge,
    nested_errors,
)
from planner.databuild.talent_pool_quality import (
    TalentErrors,
    quality_section,
    quality_tables,
    read_spot_checks,
)
from planner.databuild.talent_pool_regions import (
    Region,
    estimate_regions,
    read_cities,
    read_metros,
)
from planner.databuild.talent_pool_skills import (
    LANGUAGES,
    TOPICS,
    SkillEstimate,
    estimate_skills,
)
from planner.databuild.talent_pool_sources import ROLE_SKILLS, TALENT_MODEL
from planner.market.market_table import PROVENANCE_COLUMNS
from planner.market.role import RoleFamily
from planner.market.talent_pool import LocationBias, PoolBasis, RegionBasis, Skill

ROLE_SKILLS_LIST = "role_skills.csv"
OCCUPATIONS_DAY = date(2025, 5, 31)


@dataclass(frozen=True, slots=True)
class TalentBuild:
    """The talent tables, their part of the quality report, and the dates of their sources."""

    tables: tuple[Table, ...]
    quality: str
    as_of: Mapping[str, date]


def build_talent(sources: Path, curated: Path, places: Table, log: BuildLog) -> TalentBuild:
    """Build everything about talent.

    Args:
        sources: Folder of the raw sources.
        curated: Folder of the hand-made lists.
        places: The places table.
        log: Takes what was dropped and checked.

    Raises:
        DataBuildError: If a source is missing or malformed, or too thin to be fitted.
    """
    listed = _listed_places(places)
    countries = sorted({country for _, country, _ in listed})
    known = _gather(sources, log)
    judged = [judge(*it, known.predictors, known.official, known.counted) for it in CANDIDATES]
    chosen = next(it for it in judged if (it.names, it.penalty) == (CHOSEN, PENALTY))
    model = fit_country_model(known.predictors, known.official, chosen)
    professionals = estimate_countries(countries, known, model)
    skills = estimate_skills(professionals, known.activity, known.occupations)
    regions, concentration = estimate_regions(
        listed, read_cities(sources), read_metros(curated), known.occupations
    )
    _say_dropped(countries, professionals, skills, log)
    errors = TalentErrors(
        chosen=chosen,
        candidates=tuple(judged),
        nested=tuple(nested_errors(known.predictors, known.official)),
        concentration=concentration,
        spot_checks=read_spot_checks(curated, professionals),
    )
    days = _source_days(sources, known)
    tables = (
        _countries_table(professionals, known, days[EUROSTAT]),
        _skills_table(skills, known.activity.languages_day),
        _regions_table(regions),
        _collaboration_table(sources, countries, known.activity.day, log),
        _role_skills_table(curated),
        *quality_tables(errors),
    )
    return TalentBuild(tables, quality_section(errors, professionals, skills), days)


def _source_days(sources: Path, known: CountryEvidence) -> dict[str, date]:
    return {
        INNOVATION_GRAPH: known.activity.day,
        EUROSTAT: date(max(max(years) for years in known.series.values()), 12, 31),
        HUMAN_RESOCIA: _report_day(sources),
        BLS: OCCUPATIONS_DAY,
        TALENT_MODEL: known.activity.day,
        ROLE_SKILLS: RETYPED_ON,
    }


def _gather(sources: Path, log: BuildLog) -> CountryEvidence:
    activity = read_activity(sources, LANGUAGES, TOPICS)
    predictors = gather_evidence(activity, read_territories(sources))
    series = read_specialists(sources)
    newest = max(max(years) for years in series.values())
    official = {code: years[newest] for code, years in series.items() if newest in years}
    ended = sorted(set(series) - set(official))
    log.drop(f"talent: official series that ended before {newest}: {', '.join(ended) or 'none'}")
    reports = read_engineers(sources)
    published = reports[max(reports)]
    factor = bridge(official, published)
    counted = {code: count * factor for code, count in published.items() if code not in official}
    log.check(f"talent: official specialists per published IT engineer: {factor:.2f}")
    occupations = read_occupations(sources)
    return CountryEvidence(predictors, activity, series, official, counted, occupations)


def _say_dropped(
    countries: Sequence[str],
    professionals: Mapping[str, Professionals],
    skills: Sequence[SkillEstimate],
    log: BuildLog,
) -> None:
    without = [code for code in countries if code not in professionals]
    log.drop(
        f"talent: no evidence, fewer than {THRESHOLD} pushers or no data: "
        f"{', '.join(without) or 'none'}"
    )
    hidden = sum(it.has_trace and it.observed is None for it in skills)
    log.check(f"talent: {hidden} of {len(skills)} skill numbers are below {THRESHOLD} in public")


def _listed_places(places: Table) -> list[tuple[str, str, int]]:
    wanted = [places.columns.index(name) for name in ("id", "country", "geonameid")]
    rows = ([row[column] for column in wanted] for row in places.rows)
    return [(str(place), str(country), int(str(city))) for place, country, city in rows]


def _countries_table(
    professionals: Mapping[str, Professionals], known: CountryEvidence, official_day: date
) -> Table:
    activity = known.activity
    accounts = activity.newest(activity.accounts)
    organizations = activity.newest(activity.organizations)
    rows = []
    for code, it in sorted(professionals.items()):
        is_official = it.basis is PoolBasis.OFFICIAL
        rows.append(
            (
                code,
                people(it.people.low),
                round(it.people.expected) if is_official else people(it.people.expected),
                people(it.people.high),
                fraction(it.growth.low),
                fraction(it.growth.expected),
                fraction(it.growth.high),
                GROWTH_GRADES.grade(it.is_growth_official),
                it.basis.value,
                _location_bias(code),
                organizations.get(code, 0),
                fraction(activity.growth(activity.organizations, code)),
                accounts.get(code, 0),
                fraction(activity.growth(activity.accounts, code)),
                EUROSTAT if is_official else TALENT_MODEL,
                official_day if is_official else activity.day,
                it.grade,
            )
        )
    return Table("talent_countries.csv", _COUNTRY_COLUMNS, tuple(rows))


_COUNTRY_COLUMNS = (
    "country",
    "low",
    "expected",
    "high",
    "yearly_growth_low",
    "yearly_growth",
    "yearly_growth_high",
    "growth_grade",
    "basis",
    "location_bias",
    "organizations",
    "organizations_growth",
    "accounts",
    "accounts_growth",
    *PROVENANCE_COLUMNS,
)


def _location_bias(code: str) -> str:
    if code in OVERCOUNTED:
        return LocationBias.OVERCOUNTED
    return LocationBias.UNDERCOUNTED if code in UNDERCOUNTED else LocationBias.NONE


def _skills_table(skills: Sequence[SkillEstimate], day: date) -> Table:
    rows = []
    for it in skills:
        is_counted = not it.has_trace and it.country == HOME_OF_OCCUPATIONS
        rows.append(
            (
                it.country,
                it.skill.value,
                people(it.people.low),
                people(it.people.expected),
                people(it.people.high),
                digits(it.share.low),
                digits(it.share.expected),
                digits(it.share.high),
                it.observed,
                it.has_trace,
                fraction(it.growth),
                BLS if is_counted else TALENT_MODEL,
                OCCUPATIONS_DAY if is_counted else day,
                it.grade,
            )
        )
    return Table("talent_skills.csv", _SKILL_COLUMNS, tuple(rows))


_SKILL_COLUMNS = (
    "country",
    "skill",
    "low",
    "expected",
    "high",
    "share_low",
    "share",
    "share_high",
    "observed",
    "has_public_trace",
    "yearly_growth",
    *PROVENANCE_COLUMNS,
)


def _regions_table(regions: Sequence[Region]) -> Table:
    rows = []
    for it in regions:
        is_counted = it.basis is RegionBasis.METRO_EMPLOYMENT
        source, day = (BLS, OCCUPATIONS_DAY) if is_counted else (TALENT_MODEL, GEONAMES_TAKEN)
        share = (digits(it.share.low), digits(it.share.expected), digits(it.share.high))
        grade = REGION_GRADES.grade(it.basis)
        rows.append((it.place, it.region, *share, it.basis.value, source, day, grade))
    columns = ("place", "region", "share_low", "share", "share_high", "basis", *PROVENANCE_COLUMNS)
    return Table("talent_regions.csv", columns, tuple(rows))


def _collaboration_table(
    sources: Path, countries: Sequence[str], day: date, log: BuildLog
) -> Table:
    """Build the pairs of countries with a volume listed in either direction."""
    volumes: dict[tuple[str, str], int] = defaultdict(int)
    totals: dict[str, int] = defaultdict(int)
    for (source, destination), weight in read_collaboration(sources).items():
        volumes[min(source, destination), max(source, destination)] += weight
        totals[source] += weight
        totals[destination] += weight
    twice = sum(totals.values())
    wanted = set(countries)
    grade = COLLABORATION_GRADES.grade(None)
    rows: list[tuple[Cell, ...]] = [
        (
            a,
            b,
            volume,
            digits(volume * twice / (totals[a] * totals[b])),
            INNOVATION_GRAPH,
            day,
            grade,
        )
        for (a, b), volume in sorted(volumes.items())
        if a in wanted and b in wanted
    ]
    log.drop(f"talent: {len(volumes) - len(rows)} pairs of economies without places")
    columns = ("country", "other_country", "volume", "affinity", *PROVENANCE_COLUMNS)
    return Table("talent_collaboration.csv", columns, tuple(rows))


def _role_skills_table(curated: Path) -> Table:
    """Build the weights of skills per role, an assumption of ours.

    Raises:
        DataBuildError: If a role or skill is unknown, a weight is not above 0 and at most 1, or a
            role has none.
    """
    listed: dict[tuple[str, str], Decimal] = {}
    path = curated / ROLE_SKILLS_LIST
    for row in read_rows(path, ("role", "skill", "weight")):
        if row["role"] not in list(RoleFamily):
            raise row.fault("role", f"{row['role']!r} is no role family")
        if row["skill"] not in list(Skill):
            raise row.fault("skill", f"{row['skill']!r} is no skill")
        weight = row.decimal("weight")
        if not 0 < weight <= 1:
            raise row.fault("weight", f"{weight} is not above 0 and at most 1")
        listed[row["role"], row["skill"]] = weight
    missing = sorted(set(RoleFamily) - {role for role, _ in listed})
    if missing:
        raise DataBuildError(path, f"{missing[0]} has no skills", None, "role")
    grade = ROLE_SKILL_GRADES.grade(None)
    rows = tuple(
        (role.value, skill.value, listed[role, skill], ROLE_SKILLS, RETYPED_ON, grade)
        for role in RoleFamily
        for skill in Skill
        if (role, skill) in listed
    )
    return Table("role_skills.csv", ("role", "skill", "weight", *PROVENANCE_COLUMNS), rows)


def people(number: float) -> int:
    """Return a number of people to three significant digits: more would feign precision."""
    return int(Decimal(f"{number:.3g}"))


def digits(number: float) -> Decimal:
    """Return a share to four significant digits."""
    return Decimal(f"{number:.4g}")


def fraction(number: float | None) -> Decimal | None:
    """Return a growth as a fraction with three decimals."""
    return None if number is None else Decimal(f"{number:.3f}")


def _report_day(sources: Path) -> date:
    year, month = max(read_engineers(sources)).split("-")
    return last_day((int(year), (int(month) + 2) // 3))
