"""Reads currency facts from the CLDR supplemental data."""

import json
from pathlib import Path

from planner.databuild.raw_table import DataBuildError

CLDR = "cldr-48"


def current_tender(sources: Path) -> dict[str, tuple[str, ...]]:
    """Return the currencies that are legal tender now, by country, CLDR's preferred one first."""
    regions = _currency_data(sources)["region"]
    return {
        country: tuple(
            code
            for entry in entries
            for code, period in entry.items()
            if "_to" not in period and period.get("_tender") != "false"
        )
        for country, entries in regions.items()
    }


def minor_digits(sources: Path) -> dict[str, int]:
    """Return the decimals of each currency that has its own rule, and of ``DEFAULT``."""
    fractions = _currency_data(sources)["fractions"]
    return {code: int(rule["_digits"]) for code, rule in fractions.items()}


def _currency_data(sources: Path) -> dict[str, dict]:  # type: ignore[type-arg]  # the file's shape
    path = sources / CLDR / "currencyData.json"
    if not path.is_file():
        raise DataBuildError(path, "the file is missing")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["currencyData"]
        return {part: data[part] for part in ("fractions", "region")}
    except (ValueError, KeyError, TypeError):
        raise DataBuildError(path, "is not CLDR currency data") from None
