"""Reads currency facts from the CLDR supplemental data."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from planner.databuild.raw_table import DataBuildError

CLDR = "cldr-48"

_Facts = TypeVar("_Facts")


def current_tender(sources: Path) -> dict[str, tuple[str, ...]]:
    """Return the currencies that are legal tender now, by country, CLDR's preferred one first.

    Raises:
        DataBuildError: If the file is missing or of another shape.
    """
    return _read(sources, _tender_by_country)


def minor_digits(sources: Path) -> dict[str, int]:
    """Return the decimals of each currency that has its own rule, and of ``DEFAULT``.

    Raises:
        DataBuildError: If the file is missing or of another shape.
    """
    return _read(sources, _digits_by_currency)


def _tender_by_country(currency_data: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401 -- JSON
    return {
        country: tuple(
            code
            for entry in entries
            for code, period in entry.items()
            if "_to" not in period and period.get("_tender") != "false"
        )
        for country, entries in currency_data["region"].items()
    }


def _digits_by_currency(currency_data: Any) -> dict[str, int]:  # noqa: ANN401 -- JSON
    fractions = currency_data["fractions"]
    digits = {code: int(rule["_digits"]) for code, rule in fractions.items()}
    return {"DEFAULT": digits["DEFAULT"]} | digits


def _read(sources: Path, extract: Callable[[Any], _Facts]) -> _Facts:
    path = sources / CLDR / "currencyData.json"
    if not path.is_file():
        raise DataBuildError(path, "the file is missing")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return extract(data["supplemental"]["currencyData"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataBuildError(path, "is not CLDR currency data") from None
