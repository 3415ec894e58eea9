"""Builds all market tables from a folder of raw sources; the same input gives the same bytes."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.databuild import currency_tables as currencies
from planner.databuild import employer_cost_tables as costs
from planner.databuild import employer_share_lines as employer_shares
from planner.databuild.build_notes import build_notes
from planner.databuild.cldr import CLDR
from planner.databuild.countries_table import CROSSWALK, STATUTORY_TERMS, countries_table
from planner.databuild.coverage_quality import LISTED_FILE, judge_coverage
from planner.databuild.fact_tables import FACT_RAW_FILES, build_facts
from planner.databuild.hiring_sources import (
    BENCHMARKS,
    BENCHMARKS_AS_OF,
    FIELD_CASES,
    INTERVIEWS,
    INTERVIEWS_AS_OF,
    JUDGED_ON,
    JUDGMENT,
)
from planner.databuild.hiring_tables import (
    HIRING_RAW_FILES,
    hiring_coefficients_table,
    levers_table,
)
from planner.databuild.lead_times_table import LEAD_TIMES, LEAD_TIMES_AS_OF, lead_times_table
from planner.databuild.license_notice import LICENSE_NOTICE, LICENSE_NOTICE_TEXT
from planner.databuild.manifest import MANIFEST, manifest_table
from planner.databuild.market_quality import QUALITY_AS_OF, QUALITY_RAW_FILES, judge_market
from planner.databuild.own_cases import OWN_CASES
from planner.databuild.pay_sources import NOTICE, NOTICE_TEXT
from planner.databuild.pay_tables import PAY_RAW_FILES, PayMarkets, build_pay
from planner.databuild.payroll_calendar import PayrollCalendar, payroll_calendars
from planner.databuild.places_table import (
    GEONAMES,
    check_capitals,
    places_table,
    read_hubs,
)
from planner.databuild.quality import QUALITY, quality_text
from planner.databuild.raw_table import DataBuildError, RawRow
from planner.databuild.report import BuildLog, BuildReport
from planner.databuild.service_prices_table import service_prices_table
from planner.databuild.sources_table import HOLIDAYS, sources_table, sources_text
from planner.databuild.table import Table, with_rows
from planner.databuild.talent_pool_activity import (
    ACCOUNTS,
    COLLABORATORS,
    LANGUAGES,
    ORGANIZATIONS,
    TOPICS,
)
from planner.databuild.talent_pool_counts import ENGINEERS, OCCUPATIONS, SPECIALISTS, TERRITORIES
from planner.databuild.talent_pool_tables import build_talent
from planner.databuild.world_map_table import (
    NATURAL_EARTH,
    NATURAL_EARTH_TAKEN,
    OUTLINES,
    world_map_table,
)

CURATED = Path(__file__).with_name("curated")
"""The lists chosen or retyped by hand."""

RAW_FILES = (
    f"{costs.EOR_SCOPE}/lines-part1.csv",
    f"{costs.EOR_SCOPE}/lines-part2.csv",
    f"{costs.EOR_SCOPE}/assumptions.csv",
    f"{costs.EOR_SCOPE}/providers.csv",
    f"{GEONAMES}/cities15000.csv.gz",
    f"{HOLIDAYS}/weekend_by_country.csv",
    f"{CLDR}/currencyData.json",
    CROSSWALK.as_posix(),
    STATUTORY_TERMS.as_posix(),
    ACCOUNTS,
    ORGANIZATIONS,
    LANGUAGES,
    TOPICS,
    COLLABORATORS,
    TERRITORIES,
    SPECIALISTS,
    ENGINEERS,
    OCCUPATIONS,
    *PAY_RAW_FILES,
    *FACT_RAW_FILES,
    *HIRING_RAW_FILES,
    OUTLINES,
    LISTED_FILE,
    *QUALITY_RAW_FILES,
)


@dataclass(frozen=True, slots=True)
class _Charges:
    """Employer cost as raw: statute-cited lines, and single shares where there are none."""

    lines: Mapping[tuple[str, str], RawRow]
    shares: Sequence[employer_shares.EmployerShare]

    @property
    def currencies(self) -> dict[str, str]:
        """The currency of the charges of each country."""
        cited = {country: row["currency"] for (country, _), row in self.lines.items()}
        return {**cited, **employer_shares.share_currencies(self.shares)}

    def calendars(self, curated: Path) -> dict[str, PayrollCalendar]:
        """Read the payroll calendar of each country."""
        others = [share.country for share in self.shares]
        return payroll_calendars(curated, self.lines, costs.EOR_SCOPE, others)

    def tables(self, sources: Path, log: BuildLog) -> list[Table]:
        """Build lines, countries and cases."""
        lines = costs.cost_lines_table(self.lines, log)
        countries = costs.cost_countries_table(sources, self.lines)
        cases = costs.cost_cases_table(sources, self.lines, OWN_CASES)
        return [
            with_rows(lines, employer_shares.share_lines(self.shares)),
            with_rows(countries, employer_shares.share_countries(self.shares)),
            with_rows(cases, employer_shares.share_cases(self.shares)),
        ]


def build_data(sources: Path, out: Path, *, curated: Path = CURATED) -> BuildReport:
    """Derive every table into ``out``; an existing folder is replaced only when all succeeded.

    Args:
        sources: Folder of the raw sources, one folder per source.
        out: Folder to write. It may hold nothing but an earlier build.
        curated: Folder of the lists chosen or retyped by hand.

    Raises:
        DataBuildError: If a source is missing or broken, or ``out`` cannot be written or holds
            something else.
    """
    if not sources.is_dir():
        raise DataBuildError(sources, "the folder is missing")
    log = BuildLog()
    ecb = currencies.read_ecb(sources)
    tables, as_of, quality = _tables(sources, curated, ecb, log)
    judged = judge_market(sources, curated, tables, log)
    tables += judged.tables
    quality += judged.sections
    coverage = judge_coverage(sources, tables)
    tables = [*tables, coverage.table]
    texts = {table.name: table.to_csv() for table in tables}
    texts["SOURCES.md"] = sources_text(as_of)
    texts[QUALITY] = quality_text([coverage.section, *quality, build_notes(log)])
    texts[NOTICE] = NOTICE_TEXT
    texts[LICENSE_NOTICE] = LICENSE_NOTICE_TEXT
    raw = [sources / name for name in RAW_FILES]
    raw += [ecb.path, currencies.read_other_rates(sources).path]
    chosen = sorted(curated.glob("*.csv"))
    texts[MANIFEST] = manifest_table(texts, sources, raw, chosen).to_csv()
    _swap_in(texts, out)
    rows = {table.name: len(table.rows) for table in tables}
    return BuildReport(out, rows, tuple(log.dropped), tuple(log.checked))


def _tables(
    sources: Path, curated: Path, ecb: currencies.EcbRates, log: BuildLog
) -> tuple[list[Table], dict[str, date], list[str]]:
    other = currencies.read_other_rates(sources)
    currencies.check_rates_agree(ecb, other, log)
    hubs = read_hubs(curated)
    placed = sorted({hub["country"] for hub in hubs})
    charges = _read_charges(sources, curated, placed, ecb.days[0][0], log)
    charged = charges.currencies
    check_capitals(hubs, sorted(charged), log)
    countries = countries_table(sources, placed, charges.calendars(curated), charged, log)
    newest = ecb.per_usd(ecb.days[0][1])
    codes = sorted({str(row[1]) for row in countries.rows} | set(newest))
    places = places_table(sources, hubs, log)
    talent = build_talent(sources, curated, places, log)
    currency_of = {str(row[0]): str(row[1]) for row in countries.rows}
    markets = PayMarkets(places, charged, currency_of)
    pay = build_pay(sources, curated, (ecb, other), markets, log)
    facts = build_facts(sources, currency_of, ecb, log)
    as_of = {
        **talent.as_of,
        **pay.as_of,
        **facts.as_of,
        **QUALITY_AS_OF,
        costs.EOR_SCOPE: costs.last_checked(charges.lines),
        currencies.ECB: ecb.days[0][0],
        currencies.FAWAZAHMED0: other.day,
        LEAD_TIMES: LEAD_TIMES_AS_OF,
        INTERVIEWS: INTERVIEWS_AS_OF,
        BENCHMARKS: BENCHMARKS_AS_OF,
        FIELD_CASES: JUDGED_ON,
        JUDGMENT: JUDGED_ON,
        NATURAL_EARTH: NATURAL_EARTH_TAKEN,
    }
    tables = [
        places,
        countries,
        currencies.currencies_table(sources, codes),
        currencies.exchange_rates_table(ecb, other, codes, log),
        currencies.fx_history_table(ecb, log),
        *charges.tables(sources, log),
        service_prices_table(sources, log),
        sources_table(as_of),
        *talent.tables,
        *pay.tables,
        *facts.tables,
        lead_times_table(curated, placed, log),
        levers_table(curated),
        hiring_coefficients_table(sources, curated, placed, ecb.days[0][0], log),
        world_map_table(sources, log),
    ]
    return tables, as_of, [talent.quality, pay.quality]


def _read_charges(
    sources: Path, curated: Path, placed: Sequence[str], today: date, log: BuildLog
) -> _Charges:
    lines = costs.read_cost_lines(sources)
    costs.check_gates(lines)
    others = set(placed) - {country for country, _ in lines}
    shares = employer_shares.read_employer_shares(sources, curated, others, today, log)
    return _Charges(lines, shares)


def _swap_in(texts: dict[str, str], out: Path) -> None:
    """Write a fresh folder beside ``out`` and put it in its place."""
    try:
        _refuse_foreign(texts, out)
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            for name, text in texts.items():
                (fresh / name).write_bytes(text.encode())
            _replace(fresh, out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise DataBuildError(out, f"cannot be written: {error.strerror}") from None


def _replace(fresh: Path, out: Path) -> None:
    fresh.chmod(0o755)
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        out.rename(old / "old")
        try:
            fresh.rename(out)
        except OSError:
            (old / "old").rename(out)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(texts: dict[str, str], out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise DataBuildError(out, "is not a folder")
    foreign = sorted(path.name for path in out.iterdir() if path.name not in texts)
    if foreign:
        raise DataBuildError(out, f"holds other files than market tables: {foreign[0]}")
