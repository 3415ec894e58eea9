"""The employer cost section of the quality report, from the same comparisons as the table."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from planner.databuild.employer_cost_quality import (
    MULTIPLES,
    NO_SECOND_SOURCE,
    UNEXPLAINED,
    Comparison,
)
from planner.databuild.employer_cost_quality_sources import OECD, TERMS
from planner.databuild.table import Table
from planner.market.employer_cost import RulesByCountry

_SHOWN = 0.0005
"""Parts below half a tenth of a point are rounded away."""
_LIKELY = "Likely:"
_NAMES = {TERMS: "statutory terms", OECD: "OECD, 2021"}


def employer_cost_text(
    comparisons: Sequence[Comparison], rules: RulesByCountry, cases: Table
) -> str:
    """Return the section as Markdown.

    Args:
        comparisons: All of them, with reasons.
        rules: The charge lines by country.
        cases: The table of the cases they hold for.
    """
    with_terms = [each for each in comparisons if each.source == TERMS]
    deviating = [each for each in comparisons if each.is_deviation]
    alone = sorted({each.country for each in with_terms if each.explanation == NO_SECOND_SOURCE})
    return _TEXT.format(
        countries=len({each.country for each in with_terms}),
        multiples=", ".join(str(multiple) for multiple in MULTIPLES),
        alone=", ".join(alone) or "none",
        summary="\n".join(_summary(comparisons)),
        unexplained=sum(each.explanation == UNEXPLAINED for each in deviating),
        deviations="\n".join(_deviations(comparisons)),
        brackets="\n".join(_brackets(rules)),
        cases="\n".join(_cases(rules, cases)),
    )


def _summary(comparisons: Iterable[Comparison]) -> list[str]:
    lines = []
    for source in (TERMS, OECD):
        compared = [
            each for each in comparisons if each.source == source and each.difference is not None
        ]
        deviating = [each for each in compared if each.is_deviation]
        reasons = [each.explanation for each in deviating]
        likely = sum(reason.startswith(_LIKELY) for reason in reasons)
        unexplained = reasons.count(UNEXPLAINED)
        countries = len({each.country for each in compared})
        lines.append(
            f"| {_NAMES[source]} | {countries} | {len(compared)} | {len(compared) - len(deviating)}"
            f" | {len(reasons) - likely - unexplained} | {likely} | {unexplained} |"
        )
    return lines


def _deviations(comparisons: Iterable[Comparison]) -> list[str]:
    def subject(each: Comparison) -> tuple[str, str]:
        return each.country, each.source

    lines = []
    for (country, source), group in groupby(sorted(comparisons, key=subject), key=subject):
        deviating = [each for each in group if each.is_deviation]
        if deviating:
            reason = deviating[0].reason
            where = "" if reason is None else f" ({reason.checked_in})"
            lines.append(
                f"| {country}, {_NAMES[source]} | {'; '.join(map(_gap, deviating))} "
                f"| {_parts(deviating[-1])} "
                f"| {deviating[0].explanation}{where} |"
            )
    return lines


def _gap(each: Comparison) -> str:
    at = "average wage" if each.multiple is None else f"x {each.multiple}"
    return f"{at}: {100 * each.share:.1f} against {100 * (each.second_share or 0):.1f}"


def _parts(each: Comparison) -> str:
    """Return what makes the difference: its parts, or the lines of the reason with their size."""
    if each.apart is None:
        return ", ".join(f"{line} {100 * size:.1f}" for line, size in each.sizes)
    parts = []
    if abs(each.apart.rates) >= _SHOWN:
        parts.append(f"rates {100 * each.apart.rates:+.1f}")
    if abs(each.apart.limits) >= _SHOWN:
        limited = f" ({', '.join(each.limited)})" if each.limited else ""
        parts.append(f"limits {100 * each.apart.limits:+.1f}{limited}")
    if abs(each.apart.extras) >= _SHOWN:
        parts.append(f"extras {100 * each.apart.extras:+.1f}")
    return ", ".join(parts)


def _brackets(rules: RulesByCountry) -> list[str]:
    lines = []
    for country, own in sorted(rules.items()):
        gated = [line for line in own.lines if line.in_total and (line.min_gross or line.max_gross)]
        for line in gated:
            gates = []
            if line.min_gross is not None:
                gates.append(f"from {line.min_gross:,}")
            if line.max_gross is not None:
                gates.append(f"up to {line.max_gross:,}")
            group = line.exclusive_group or ""
            lines.append(f"| {country} | {line.id} | {' '.join(gates)} | {group} |")
    return lines


def _cases(rules: RulesByCountry, cases: Table) -> list[str]:
    at = {name: cases.columns.index(name) for name in ("country", "label")}
    lines = []
    for country in sorted(rules):
        labels = [str(row[at["label"]]) for row in cases.rows if row[at["country"]] == country]
        lines.append(f"| {country} | {'; '.join(labels) or 'not stated'} |")
    return lines


_TEXT = """## Employer cost

The program's own engine prices the charge lines of {countries} countries on {multiples} times the
typical salary: the P50 of a senior site reliability engineer, the seat most plans are about, so
that ceilings are met where plans meet them (without pay bands, the median of the other countries at
local prices). What is due is compared with the retyped statutory terms at each salary, and the
levies alone with the OECD's of 2021 at the average wage they hold for. A difference of more than
two points of gross is a deviation and needs a reason. "Likely" marks a reason that fits the size
but that no text says. The law or page beside a reason is where to check it; few of the reasons were
held against that text, so take them as leads.

Without an independent second source: {alone}.

| second source | countries | compared | within 2 points | explained | likely | unexplained |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
{summary}

Unexplained in all: {unexplained}. `quality_employer_cost.csv` has every comparison, with the size
of the lines each reason is about.

### Deviations

Shares in percent of gross. The parts, at the highest salary that deviates, add up to the
difference: rates before any limit, limits (ceilings, floors, gates; the lines they act on in
brackets), extras (extra salaries, provisions, fixed amounts). The OECD tells no parts: there, the
lines the reason is about, with their size.

| country, source | here against there | parts | reason and where to check it |
| --- | --- | --- | --- |
{deviations}

### Lines that hold for some salaries only

A gated line is charged within its gates. Lines of one group exclude each other: at no salary are
two of them charged. What looks alike in France, Chile, Slovakia and the Dominican Republic shares
no group: tranches and funds there are slices whose amounts add up. Mexico lists the top bracket of
its old-age rate alone, which is too high below about MXN 163,600 a year.

| country | line | gates | group |
| --- | --- | --- | --- |
{brackets}

### The case each country's lines hold for

| country | case |
| --- | --- |
{cases}
"""
