"""The sources table: publisher, license, attribution, date and caveats of every source used."""

import textwrap
from datetime import date

from planner.databuild.cldr import CLDR
from planner.databuild.currency_tables import CLDR_TAKEN, ECB, FAWAZAHMED0
from planner.databuild.employer_cost_quality_sources import OECD_SOURCE
from planner.databuild.employer_cost_tables import EOR_SCOPE
from planner.databuild.fact_sources import FACT_SOURCES
from planner.databuild.grade_rules import grades_text
from planner.databuild.hiring_sources import HIRING_SOURCES
from planner.databuild.lead_times_table import LEAD_TIME_SOURCE
from planner.databuild.pay_sources import PAY_SOURCES
from planner.databuild.payroll_calendar import RETYPED, RETYPED_ON
from planner.databuild.places_table import GEONAMES, GEONAMES_TAKEN
from planner.databuild.source_text import SourceText
from planner.databuild.table import Table
from planner.databuild.talent_pool_sources import TALENT_SOURCES
from planner.databuild.world_map_table import WORLD_MAP_SOURCE

HOLIDAYS = "public-holidays"
HUB_LIST = "hub-list"

_LINE = 100


SOURCE_TEXTS = (
    *TALENT_SOURCES,
    *PAY_SOURCES,
    *FACT_SOURCES,
    OECD_SOURCE,
    LEAD_TIME_SOURCE,
    *HIRING_SOURCES,
    WORLD_MAP_SOURCE,
    SourceText(
        EOR_SCOPE,
        "EOR Scope: statutory employer charges and provider list prices",
        "Trésor Kaya EI (Les Créavores), France",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "EOR Scope, published by Trésor Kaya EI (Les Créavores), France, "
        "https://eorscope.com/methodology/",
        "Changes made: country names, secondary-source flags and source links dropped; some names, "
        "notes, assumptions and law names shortened or rewritten; percentages of extras turned "
        "into fractions; India's gratuity charged on basic pay; exclusive brackets marked; "
        'grades added. One case per country. Prices published as "from" are lower bounds. '
        "Cost comparison, not legal or tax advice.",
        "employer_cost_lines.csv, employer_cost_countries.csv, employer_cost_cases.csv, "
        "service_prices.csv, part of countries.csv",
    ),
    SourceText(
        GEONAMES,
        "GeoNames cities with 15,000 or more people",
        "GeoNames",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "GeoNames, https://www.geonames.org/",
        "Changes made: cut to the listed hubs and capitals; customary display names and further "
        "spellings added. Population is that of the city, not of its metropolitan area.",
        "places.csv, part of pay_bands.csv (which countries are near each other)",
    ),
    SourceText(
        HUB_LIST,
        "Choice of technology hubs",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner",
        "Which cities count as hubs, the reason given for each, their spellings and their holiday "
        "subdivisions are our own choice, not a published ranking. Places in the United States "
        "follow the federal holidays: days that bind only state offices are not days off in "
        "private employment. Indian states list government holidays; firms often grant fewer. "
        "Countries under comprehensive sanctions are left out.",
        "places.csv",
    ),
    SourceText(
        HOLIDAYS,
        "holidays, a Python library of public holidays",
        "The holidays project",
        "MIT",
        "holidays 0.109, https://github.com/vacanza/holidays",
        "Feeds the weekend of each country here and public holidays at run time. Islamic dates "
        "are estimates; Ukraine has no public holidays under martial law. Exception: where tables "
        "list Sunday alone (Hong Kong, India, Paraguay) or nothing (Ukraine), Saturday and Sunday "
        "are used, because technology employers work Monday to Friday there.",
        "places.csv (weekend)",
    ),
    SourceText(
        CLDR,
        "Unicode Common Locale Data Repository 48.2",
        "Unicode, Inc.",
        "Unicode-3.0",
        "Unicode CLDR 48.2, https://cldr.unicode.org/",
        "Current legal tender and decimals in common use: where trade has dropped the minor unit "
        "(HUF, IDR, COP, PKR) it has none, although ISO 4217 still lists two decimals. Languages "
        "that are official in a region only are among the official ones. Shares of English "
        "speakers are of the whole population, gathered from many censuses and surveys; engineers "
        "speak more of it.",
        "currencies.csv, countries.csv (currency), languages.csv, part of pay_bands.csv",
    ),
    SourceText(
        ECB,
        "Euro foreign exchange reference rates",
        "European Central Bank",
        "Free of charge, source to be named",
        "European Central Bank, euro foreign exchange reference rates",
        "Changes made: crossed to units per US dollar; averaged by month; volatility from rates at "
        "the end of months, correlation from averages. Volatility is scatter about the average "
        "change: it leaves out a steady fall, such as the lira's. Reference rates, not rates to "
        "trade at.",
        "exchange_rates.csv, fx_history.csv, fx_volatility.csv, fx_correlation.csv",
    ),
    SourceText(
        FAWAZAHMED0,
        "Currency API, daily rates",
        "fawazahmed0 and contributors",
        "CC0-1.0",
        "fawazahmed0 currency-api",
        "Used where the ECB quotes no rate. Unofficial aggregation, a month older than the ECB's "
        "rates; official-type rates for ARS, NGN and EGP.",
        "exchange_rates.csv",
    ),
    SourceText(
        RETYPED,
        "Payroll calendars and quoted extra salaries, retyped",
        "Global Hiring Planner",
        "MIT",
        "Global Hiring Planner",
        "Retyped from general knowledge, check before relied on. Start of the tax year, whether "
        "ceilings are used up by month or over the year, months in which extra salaries are paid, "
        "and how many of them a quoted annual salary holds. Where the text of a charge line says "
        "the same, the row names that source instead. A calendar year is assumed for "
        "countries whose employer cost is not held.",
        "countries.csv",
    ),
)


def sources_table(as_of: dict[str, date]) -> Table:
    """Build the sources table.

    Args:
        as_of: Date of each source whose date the raw files tell.
    """
    dates = source_dates(as_of)
    rows = tuple(
        (
            text.id,
            text.title,
            text.publisher,
            text.licence,
            text.attribution,
            dates[text.id],
            text.caveats,
        )
        for text in sorted(SOURCE_TEXTS, key=lambda text: text.id)
    )
    columns = ("id", "title", "publisher", "licence", "attribution", "as_of", "caveats")
    return Table("sources.csv", columns, rows)


def source_dates(as_of: dict[str, date]) -> dict[str, date]:
    """Return the date of every source: the raw files' own, else the day it was taken."""
    taken = {
        GEONAMES: GEONAMES_TAKEN,
        CLDR: CLDR_TAKEN,
        HOLIDAYS: GEONAMES_TAKEN,
        HUB_LIST: RETYPED_ON,
        RETYPED: RETYPED_ON,
    }
    return taken | as_of


def sources_text(as_of: dict[str, date]) -> str:
    """Return ``SOURCES.md``: the same, to be read."""
    dates = source_dates(as_of)
    ordered = sorted(SOURCE_TEXTS, key=lambda text: text.title.casefold())
    sections = [_section(text, dates[text.id]) for text in ordered]
    return "\n".join([_OPENING, *sections, grades_text()])


def _section(text: SourceText, as_of: date) -> str:
    return f"""## {text.title}

- Id: `{text.id}`
- Publisher: {text.publisher}
- Licence: {text.licence}
- Attribution: **{text.attribution}**
- As of: {as_of}
- Feeds: {text.feeds}

{textwrap.fill(text.caveats, _LINE, break_on_hyphens=False)}
"""


_OPENING = """# Sources of the market data

Written by `hiring-planner data build` together with the tables beside it; edit neither by hand.
The program is under the MIT license. **The data are not**: each source keeps its own license, named
below, and asks for its attribution wherever its figures are used. `licenses_NOTICE.txt` says where
they can be read.

Every row of a table names its source, the day it holds for and a confidence grade: A solid, B
usable with care, C weak, D assumption only; the rules are at the end. `manifest.csv` holds the
SHA-256 of every table and of every file they were made from.
"""
