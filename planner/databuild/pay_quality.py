"""How well the pay model predicts what it has not seen, as a table.

Held-out rows: the model is fitted five times on four fifths of the survey. Held-out countries: a
country's survey rows are left out of the second stage, whose variances are fitted anew; the
experience and occupation effects of the first stage, which hardly move without it, stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.databuild.pay_anchor import OfficialAnchor
from planner.databuild.pay_country_choice import ROWS_TO_JUDGE
from planner.databuild.pay_levels import bracket
from planner.databuild.pay_model import MEDIAN, PayModel, fit_model
from planner.databuild.pay_postings import PostingEffects
from planner.databuild.pay_quality_countries import countries_left_out, country_summary
from planner.databuild.pay_quality_row import QualityRow
from planner.databuild.pay_survey import OCCUPATIONS, Floats, Survey
from planner.databuild.pay_survey_rates import SurveyRates
from planner.databuild.table import Cell, Table
from planner.market.role import Level

QUALITY = "quality_pay.csv"
FOLDS = 5
_ROWS_TO_JUDGE_A_CELL = 15
_ROWS_TO_TELL_OF = 5
_WORST = 10
_COLUMNS = ("check", "subject", "n", "error", "yardstick_error", "inside", "note")
_BRACKET_NAMES = (*list(Level)[:3], "over 10 years")


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Predictions of rows by models that have not seen them."""

    chosen: NDArray[np.int64]
    log_pay: Floats
    quantiles: Floats

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Whether a row lies between the predicted P10 and P90."""
        low, high = self.quantiles[:, 0], self.quantiles[:, -1]
        inside: NDArray[np.bool_] = (low <= self.log_pay) & (self.log_pay <= high)
        return inside


def judge(
    model: PayModel,
    abroad: Survey,
    postings: PostingEffects,
    rates: SurveyRates,
    anchor: OfficialAnchor,
) -> list[QualityRow]:
    """Make all checks.

    Args:
        model: The model, fitted on all rows paid in local money.
        abroad: The other rows.
        postings: Effects of posted salaries.
        rates: The survey's exchange rates.
        anchor: The comparison with official US wages.
    """
    countries = countries_left_out(model)
    held_out = _hold_out(model, postings)
    return [
        *country_summary(model, countries),
        *_row_summary(held_out),
        *countries,
        *_calibration(model, held_out),
        *_worst_cells(model, held_out),
        *_paid_abroad(model, abroad),
        *_anchor_rows(anchor),
        *_rate_rows(model, rates),
    ]


def quality_table(rows: Iterable[QualityRow]) -> Table:
    """Return the findings as a table; figures to four decimals."""
    return Table(
        QUALITY,
        _COLUMNS,
        tuple(
            (
                row.check,
                row.subject,
                row.n,
                _rounded(row.error),
                _rounded(row.yardstick_error),
                _rounded(row.inside),
                row.note,
            )
            for row in rows
        ),
    )


def _rounded(value: float | None) -> Cell:
    return None if value is None else f"{value:.4f}"


def _hold_out(model: PayModel, postings: PostingEffects) -> HeldOut:
    rows = len(model.survey.usd)
    fold = np.arange(rows) % FOLDS
    chosen, quantiles = [], []
    for part in range(FOLDS):
        unseen = fold == part
        seen = model.survey.take(~unseen)
        chosen_already = (model.candidate, model.deviations)
        fitted = fit_model(seen, model.evidence.facts, postings, chosen_already)
        predicted = fitted.quantiles(model.survey.take(unseen))
        known = np.isfinite(predicted[:, MEDIAN])
        chosen.append(np.flatnonzero(unseen)[known])
        quantiles.append(predicted[known])
    order = np.concatenate(chosen)
    return HeldOut(order, np.log(model.survey.usd[order]), np.concatenate(quantiles))


def _row_summary(held_out: HeldOut) -> list[QualityRow]:
    errors = held_out.log_pay - held_out.quantiles[:, MEDIAN]
    spread = held_out.log_pay - np.median(held_out.log_pay)
    explained = 1 - float(np.median(np.abs(errors))) / float(np.median(np.abs(spread)))
    below = (held_out.log_pay[:, None] < held_out.quantiles).mean(axis=0)
    shares = ", ".join(f"{share:.1%}" for share in below)
    return [
        QualityRow(
            "held-out rows, median absolute error of the middle",
            "all",
            len(errors),
            float(np.median(np.abs(errors))),
            float(np.median(np.abs(spread))),
            note=f"yardstick: one median for all; {explained:.0%} lower",
        ),
        QualityRow(
            "held-out rows, share between P10 and P90",
            "all",
            len(errors),
            inside=float(held_out.inside.mean()),
            note=f"below P10 P25 P50 P75 P90: {shares}",
        ),
    ]


def _calibration(model: PayModel, held_out: HeldOut) -> list[QualityRow]:
    errors = held_out.quantiles[:, MEDIAN] - held_out.log_pay
    country = model.survey.country[held_out.chosen]
    occupation = model.survey.occupation[held_out.chosen]
    brackets = bracket(model.survey.years[held_out.chosen])
    rows = []
    for check, labels, names in (
        ("calibration by country", country, model.survey.countries),
        ("calibration by occupation", occupation, OCCUPATIONS),
        ("calibration by experience", brackets, _BRACKET_NAMES),
    ):
        for place, name in enumerate(names):
            own = labels == place
            if own.sum() >= ROWS_TO_JUDGE:
                rows.append(
                    QualityRow(
                        check,
                        str(name),
                        int(own.sum()),
                        float(np.median(errors[own])),
                        inside=float(held_out.inside[own].mean()),
                    )
                )
    return rows


def _worst_cells(model: PayModel, held_out: HeldOut) -> list[QualityRow]:
    errors = held_out.quantiles[:, MEDIAN] - held_out.log_pay
    country = model.survey.country[held_out.chosen]
    occupation = model.survey.occupation[held_out.chosen]
    brackets = bracket(model.survey.years[held_out.chosen])
    keys = (country * len(OCCUPATIONS) + occupation) * len(_BRACKET_NAMES) + brackets
    cells = []
    for key in np.unique(keys).tolist():
        own = keys == key
        if own.sum() < _ROWS_TO_JUDGE_A_CELL:
            continue
        first = int(np.argmax(own))
        name = (
            f"{model.survey.countries[country[first]]}, {OCCUPATIONS[occupation[first]]}, "
            f"{_BRACKET_NAMES[brackets[first]]}"
        )
        cells.append(
            QualityRow(
                "worst cells",
                name,
                int(own.sum()),
                float(np.median(errors[own])),
                inside=float(held_out.inside[own].mean()),
            )
        )
    cells.sort(key=lambda row: (-abs(row.error or 0.0), row.subject))
    return cells[:_WORST]


def _paid_abroad(model: PayModel, abroad: Survey) -> list[QualityRow]:
    premium = np.log(abroad.usd) - model.centers(abroad)
    rows = []
    for place, code in enumerate(abroad.countries):
        own = premium[(abroad.country == place) & np.isfinite(premium)]
        if len(own) >= _ROWS_TO_TELL_OF:
            rows.append(
                QualityRow(
                    "paid in foreign money",
                    code,
                    len(own),
                    float(np.median(own)),
                    note="left out of the bands; error: median of their pay over local pay",
                )
            )
    return rows


def _anchor_rows(anchor: OfficialAnchor) -> list[QualityRow]:
    return [
        QualityRow(
            "US official wages",
            pair.occupation,
            pair.rows,
            pair.gap + anchor.shift,
            pair.gap,
            note=f"official median {pair.official_median:.0f} USD; yardstick: without the anchor",
        )
        for pair in anchor.pairs
    ]


def _rate_rows(model: PayModel, rates: SurveyRates) -> list[QualityRow]:
    used = {rates.currency[code] for code in model.survey.countries if code in rates.currency}
    rows = []
    for currency in sorted(used):
        rate = rates.rates[currency]
        rows.append(
            QualityRow(
                "survey exchange rate",
                currency,
                rate.rows,
                float(np.log(rate.per_usd / rate.public)),
                note=f"{rate.per_usd:.6g} per USD from {rate.basis}, {rate.round_rows} rows round; "
                f"error: against {rate.public_basis}",
            )
        )
    return rows
