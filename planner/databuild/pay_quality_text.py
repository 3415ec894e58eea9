"""The pay section of the quality report, from the same findings as the quality table."""

from collections import Counter
from collections.abc import Sequence

from planner.databuild.pay_bands_table import PayInputs
from planner.databuild.pay_model_quality import pay_models_text
from planner.databuild.pay_quality_row import QualityRow
from planner.databuild.table import Table


def pay_quality_text(bands: Table, found: Sequence[QualityRow], inputs: PayInputs) -> str:
    """Return the section as Markdown."""
    return "\n".join(
        [
            _opening(bands, inputs),
            *_summary(found),
            _LEFT_OUT,
            *_lines("country left out", found, "predicted over found", "output per person alone"),
            *pay_models_text(inputs.model.judged),
            _OFFICIAL,
            *_lines("US official wages", found, "after the anchor", "before"),
            _ABROAD,
            *_lines("paid in foreign money", found, "over local pay", ""),
            _CALIBRATION,
            *_lines("calibration by experience", found, "predicted over found", ""),
            *_lines("calibration by occupation", found, "predicted over found", "")[2:],
            _WORST,
            *_lines("worst cells", found, "predicted over found", ""),
            "",
        ]
    )


def _opening(bands: Table, inputs: PayInputs) -> str:
    country = bands.columns.index("country")
    national = [row for row in bands.rows if not row[bands.columns.index("area")]]
    grades = Counter(str(row[-1]) for row in national)
    counted = ", ".join(f"{grade} {grades[grade]:,}" for grade in sorted(grades))
    areas = len(set(inputs.official.area_of.values()))
    return f"""## Pay bands

{len(national):,} bands of 12 roles and 5 levels in {len({row[country] for row in national})} \
countries, and
{len(bands.rows) - len(national):,} of {areas} metropolitan areas of the United States.

Grades of countries: {counted}.

Errors below are logarithms: 0.10 is about 10%. They judge the survey model before official wages
move the bands of the United States. `quality_pay.csv` has every figure, with those of each country
and the exchange rate found for each currency.

| check | n | error | yardstick | inside P10 to P90 |
| --- | ---: | ---: | ---: | ---: |"""


def _summary(found: Sequence[QualityRow]) -> list[str]:
    return [
        f"| {row.check} | {row.n:,} | {_figure(row.error)} | {_figure(row.yardstick_error)} "
        f"| {_share(row.inside)} |"
        for row in found
        if row.subject == "all"
    ]


def _lines(check: str, found: Sequence[QualityRow], error: str, yardstick: str) -> list[str]:
    rows = [row for row in found if row.check == check]
    has_inside = any(row.inside is not None for row in rows)
    columns = ["", "n", error, *([yardstick] if yardstick else [])]
    columns += ["inside"] if has_inside else []
    lines = ["| " + " | ".join(columns) + " |", "| --- |" + " ---: |" * (len(columns) - 1)]
    for row in rows:
        cells = [row.subject, f"{row.n:,}", _figure(row.error)]
        cells += [_figure(row.yardstick_error)] if yardstick else []
        cells += [_share(row.inside)] if has_inside else []
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:+.3f}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


_LEFT_OUT = """
### Countries left out

A country's survey rows are left out of the second stage and its level predicted from output per
person, prices, public work of its developers, neighbors, and posted salaries where it has some. The
yardstick is a plain regression on output per person. The model was chosen by these errors, which
therefore flatter it a little; the error with the choice made anew without each country does not.
"""

_OFFICIAL = """
### Against official US wages

The survey's US median over the official one, by occupation. One shift for all occupations moves the
bands; what is left of each gap stays.
"""

_ABROAD = """
### Paid in foreign money

People whose pay is round in dollars or euros but not in their country's currency, against local pay
of the same experience and occupation. The bands leave them out. To hire people who work for foreign
firms today, expect to pay this much more.
"""

_CALIBRATION = """
### Calibration

Rows the model had not seen: the error of the middle, and how many lie between P10 and P90 (80%
would be exact).
"""

_WORST = """
### The ten worst cells

Country, occupation and experience with 15 unseen rows or more, by the error of the middle.
"""
