"""Loads what levers do and what the time to fill a seat is reckoned from."""

from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from planner.locations import data_folder
from planner.market.hiring_coefficient import HiringCoefficient, HiringCoefficients
from planner.market.lever import (
    EffectKind,
    LeverDefault,
    LeverDefaults,
    LeverFigure,
    LeverKind,
    LeverQuantity,
    LeverTerm,
)
from planner.market.market_table import PROVENANCE_COLUMNS, Row, TableFault, TableFolder
from planner.market.provenance import Provenance

LEVER_TABLE = "levers.csv"
LEVER_COLUMNS = (
    "lever",
    "quantity",
    "low",
    "likely",
    "high",
    "unit",
    "is_evidence",
    "is_assumption",
    "note",
    *PROVENANCE_COLUMNS,
)
"""The columns of the table of levers, as the build writes and this module reads them."""

COEFFICIENT_TABLE = "hiring_coefficients.csv"
COEFFICIENT_COLUMNS = (
    "name",
    "low",
    "likely",
    "high",
    "unit",
    "is_assumption",
    "note",
    *PROVENANCE_COLUMNS,
)
"""The columns of the table of coefficients, as the build writes and this module reads them."""

LEVER_QUANTITIES: tuple[LeverQuantity, ...] = (*EffectKind, *LeverTerm)
"""What a row of the table of levers may state."""

_QUANTITIES = MappingProxyType({each.value: each for each in LEVER_QUANTITIES})


def load_levers(folder: Path | None = None) -> LeverDefaults:
    """Load the table of levers; none where a pack of an older program lacks it.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If the table is malformed; nothing is loaded then.
    """
    return read_levers(TableFolder(data_folder() if folder is None else folder))


def load_hiring_coefficients(folder: Path | None = None) -> HiringCoefficients:
    """Load the table of coefficients; none where a pack of an older program lacks it.

    Args:
        folder: A data folder; by default the one that ships with the program.

    Raises:
        MarketDataError: If the table is malformed; nothing is loaded then.
    """
    return read_hiring_coefficients(TableFolder(data_folder() if folder is None else folder))


def read_levers(tables: TableFolder) -> LeverDefaults:
    """Read the table of levers; where faults are only noted, what comes of it is of no use.

    Raises:
        MarketDataError: If the table is malformed.
    """
    if not (tables.root / LEVER_TABLE).exists():
        return MappingProxyType({})
    provenance = tables.provenance()
    found: dict[LeverKind, dict[LeverQuantity, LeverFigure]] = {}
    for row in tables.table(LEVER_TABLE, LEVER_COLUMNS):
        lever, quantity = row.choice("lever", LeverKind), _quantity(row)
        figures = found.setdefault(lever, {})
        if quantity in figures:
            row.refuse("quantity", TableFault.DUPLICATE_KEY)
        figures[quantity] = _figure(row, quantity, provenance.of(row))
    return MappingProxyType(
        {kind: LeverDefault(kind, MappingProxyType(figures)) for kind, figures in found.items()}
    )


def read_hiring_coefficients(tables: TableFolder) -> HiringCoefficients:
    """Read the table of coefficients; where faults are only noted, it is of no use.

    Raises:
        MarketDataError: If the table is malformed.
    """
    if not (tables.root / COEFFICIENT_TABLE).exists():
        return MappingProxyType({})
    provenance = tables.provenance()
    found: dict[str, HiringCoefficient] = {}
    for row in tables.table(COEFFICIENT_TABLE, COEFFICIENT_COLUMNS):
        name = row.filled("name")
        if name in found:
            row.refuse("name", TableFault.DUPLICATE_KEY)
        found[name] = _coefficient(row, name, provenance.of(row))
    return MappingProxyType(found)


def _quantity(row: Row) -> LeverQuantity:
    quantity = _QUANTITIES.get(row.text("quantity"))
    if quantity is None:
        row.refuse("quantity", TableFault.NOT_A_CHOICE)
        return LEVER_QUANTITIES[0]
    return quantity


def _figure(row: Row, quantity: LeverQuantity, provenance: Provenance) -> LeverFigure:
    low, likely, high = _range(row)
    if isinstance(quantity, EffectKind) and quantity.is_factor and low <= 0:
        row.refuse("low", TableFault.NOT_A_NUMBER)  # no time and no chance is multiplied by 0
    return LeverFigure(
        low=low,
        likely=likely,
        high=high,
        unit=row.filled("unit"),
        is_evidence=row.flag("is_evidence"),
        is_assumption=row.flag("is_assumption"),
        note=row.text("note"),
        provenance=provenance,
    )


def _coefficient(row: Row, name: str, provenance: Provenance) -> HiringCoefficient:
    low, likely, high = _range(row)
    return HiringCoefficient(
        name=name,
        low=low,
        likely=likely,
        high=high,
        unit=row.filled("unit"),
        is_assumption=row.flag("is_assumption"),
        note=row.text("note"),
        provenance=provenance,
    )


def _range(row: Row) -> tuple[Decimal, Decimal, Decimal]:
    low, likely, high = (row.between(column, 0) for column in ("low", "likely", "high"))
    if likely < low:
        row.refuse("likely", TableFault.FALLING)
    if high < likely:
        row.refuse("high", TableFault.FALLING)
    return low, likely, high
