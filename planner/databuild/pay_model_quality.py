"""The models of country effects that were tried: a table of all, and what the report says."""

from collections.abc import Sequence

from planner.databuild.pay_country_choice import choose, times_chosen
from planner.databuild.pay_country_fit import FittedCandidate
from planner.databuild.pay_country_model import Candidate
from planner.databuild.table import Table, joined

MODELS = "quality_pay_models.csv"

_COLUMNS = (
    "predictors",
    "shrunken",
    "curved",
    "reach",
    "neighbors",
    "n",
    "median_error",
    "mean_error",
    "score",
    "times_chosen",
    "used",
)


def pay_models_table(judged: Sequence[FittedCandidate]) -> Table:
    """Return every candidate with its errors, in the order tried.

    ``score`` is what the rule chooses by, ``times_chosen`` counts the countries without which it
    would have chosen the model.
    """
    used, times = (choose(judged), times_chosen(judged)) if judged else (None, {})
    rows = tuple(
        (
            joined(it.candidate.straight),
            joined(it.candidate.shrunken),
            joined(it.candidate.curved),
            f"{it.candidate.reach:g}" if it.candidate.curved else None,
            it.candidate.has_neighbors,
            len(it.errors),
            f"{it.median_error:.4f}",
            f"{it.mean_error:.4f}",
            f"{it.score:.4f}",
            times.get(it.candidate, 0),
            it is used,
        )
        for it in judged
    )
    return Table(MODELS, _COLUMNS, rows)


def pay_models_text(judged: Sequence[FittedCandidate]) -> list[str]:
    """Return the models tried as a part of the report, the best first; nothing if none was."""
    if not judged:
        return []
    used, times = choose(judged), times_chosen(judged)
    best_first = sorted(judged, key=lambda it: it.score)
    return [
        _TRIED.format(tried=len(judged), countries=len(used.errors)),
        "| predicted by | median error | mean error | score | chosen |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(
            f"| {_described(it.candidate)}{' (used)' if it is used else ''} "
            f"| {it.median_error:.3f} | {it.mean_error:.3f} | {it.score:.3f} "
            f"| {times.get(it.candidate, 0)} |"
            for it in best_first
        ),
    ]


def _described(candidate: Candidate) -> str:
    parts = [", ".join(candidate.straight)]
    if candidate.shrunken:
        parts.append(f"shrunk: {', '.join(candidate.shrunken)}")
    if candidate.curved:
        parts.append(f"curve of reach {candidate.reach:g}")
    if candidate.has_neighbors:
        parts.append("neighbors")
    return "; ".join(parts)


_TRIED = """
### Models of countries tried

All {tried} models. The rule, fixed in code, takes the smallest score: the mean absolute error over
the {countries} countries with 30 rows or more, each left out in turn. The errors beside it also fit
the variances anew without each country. "Chosen" counts the countries without which the same rule
would have taken that model; the error of these choices is the one above that nothing flatters. Each
curve is over output per person, prices and work across borders; neighbors are countries whose
largest cities are near. Looked at besides and left: governance, English, accounts and organizations
per person, work with the United States alone, posted salaries in foreign money or back to 2020,
prices at the parity year's exchange rate. With some fifty countries, differences of a hundredth are
chance.
"""
