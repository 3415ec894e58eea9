"""Loads how long what new hires wait for takes."""

from pathlib import Path
from types import MappingProxyType

from planner.locations import data_folder
from planner.market.lead_time import LeadTime, LeadTimeKind, LeadTimes
from planner.market.market_table import PROVENANCE_COLUMNS, Row, TableFault, TableFolder
from planner.market.provenance import Provenance
from planner.quantities.identifiers import CountryCode

LEAD_TIME_TABLE = "onboarding_lead_times.csv"
LEAD_TIME_COLUMNS = (
    "kind",
    "country",
    "engagement",
    "low",
    "expected",
    "high",
    "is_assumption",
    "note",
    *PROVENANCE_COLUMNS,
)
"""The columns of the table, as the build writes and this module reads them."""

LEAD_TIME_ENGAGEMENTS = ("", "own-entity", "employer-of-record", "contractor")
"""What a lead time may be of: all engagements, or one."""

_MOST_DAYS = 500


def load_lead_times(folder: Path | None = None) -> LeadTimes:
    """Load the table of lead times; none where a pack of an older program lacks it.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If the table is malformed; nothing is loaded then.
    """
    return read_lead_times(TableFolder(data_folder() if folder is None else folder))


def read_lead_times(tables: TableFolder) -> LeadTimes:
    """Read the table; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If the table is malformed.
    """
    if not (tables.root / LEAD_TIME_TABLE).exists():
        return MappingProxyType({})
    provenance = tables.provenance()
    found: dict[tuple[LeadTimeKind, CountryCode | None, str], LeadTime] = {}
    for row in tables.table(LEAD_TIME_TABLE, LEAD_TIME_COLUMNS):
        lead_time = _lead_time(row, provenance.of(row))
        key = lead_time.kind, lead_time.country, lead_time.engagement
        if key in found:
            row.refuse("country", TableFault.DUPLICATE_KEY)
        found[key] = lead_time
    return MappingProxyType(found)


def _lead_time(row: Row, provenance: Provenance) -> LeadTime:
    country, engagement = row.text("country"), row.text("engagement")
    if engagement not in LEAD_TIME_ENGAGEMENTS:
        row.refuse("engagement", TableFault.NOT_A_CHOICE)
    low, expected, high = (
        row.whole(column, 0, _MOST_DAYS) for column in ("low", "expected", "high")
    )
    if expected < low:
        row.refuse("expected", TableFault.FALLING)
    if high < expected:
        row.refuse("high", TableFault.FALLING)
    return LeadTime(
        kind=row.choice("kind", LeadTimeKind),
        country=CountryCode(country) if country else None,
        engagement=engagement,
        low=low,
        expected=expected,
        high=high,
        is_assumption=row.flag("is_assumption"),
        note=row.text("note"),
        provenance=provenance,
    )
