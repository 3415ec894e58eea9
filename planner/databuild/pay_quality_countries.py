"""How well the pay of countries is predicted that a fit has not seen."""

from collections.abc import Mapping

import numpy as np

from planner.databuild.pay_countries import plain_regression
from planner.databuild.pay_country_choice import choose, nested_errors
from planner.databuild.pay_country_fit import fit_candidate
from planner.databuild.pay_model import FEWEST_ROWS, PayModel, country_medians
from planner.databuild.pay_quality_row import QualityRow

_ROWS_TO_SAY_ANYTHING = 4


def countries_left_out(model: PayModel) -> list[QualityRow]:
    """Return the error of every country judged, left out."""
    if not model.judged:
        return []
    rows = dict(zip(model.survey.countries, model.survey.rows_by_country().tolist(), strict=True))
    medians = country_medians(model.survey, model.fit)
    found = []
    for code, error in choose(model.judged).errors.items():
        plain = plain_regression(model.evidence, code) - medians[code]
        found.append(QualityRow("country left out", code, rows[code], error, plain))
    return found


def country_summary(model: PayModel, countries: list[QualityRow]) -> list[QualityRow]:
    """Return the errors of all countries together, of those judged and of those with fewer rows."""
    return [
        *_judged_summary(countries),
        *_nested_summary(model),
        *_thin_countries_summary(model),
    ]


def _judged_summary(countries: list[QualityRow]) -> list[QualityRow]:
    ours = np.abs([row.error or 0.0 for row in countries])
    plain = np.abs([row.yardstick_error or 0.0 for row in countries])
    if not countries:
        return []
    return [
        QualityRow(
            "country left out, median absolute error",
            "all",
            len(countries),
            float(np.median(ours)),
            float(np.median(plain)),
            note="countries with 30 local rows or more; yardstick: output per person alone",
        ),
        QualityRow(
            "country left out, mean absolute error",
            "all",
            len(countries),
            float(np.mean(ours)),
            float(np.mean(plain)),
        ),
    ]


def _nested_summary(model: PayModel) -> list[QualityRow]:
    if not model.judged:
        return []
    errors = np.abs(list(nested_errors(model.judged).values()))
    return [
        QualityRow(
            f"country left out of the choice of the model too, {name} absolute error",
            "all",
            len(errors),
            float(average(errors)),
            note="for each country the model is chosen anew among all, none of which saw it",
        )
        for name, average in (("median", np.median), ("mean", np.mean))
    ]


def _thin_countries_summary(model: PayModel) -> list[QualityRow]:
    """Judge by countries that had no say in the choice: those with fewer rows."""
    if not model.judged:
        return []
    some = country_medians(model.survey, model.fit, FEWEST_ROWS)
    surveyed = {code: pay for code, pay in some.items() if code in model.evidence.survey}
    left_out = fit_candidate(model.evidence, model.candidate, surveyed).errors
    few = country_medians(model.survey, model.fit, _ROWS_TO_SAY_ANYTHING)
    unseen = {code: pay for code, pay in few.items() if code in model.countries.keys() - some}
    return [
        _judged_by(
            "country of 10 to 29 rows left out, median absolute error",
            {code: left_out[code] for code in left_out.keys() - model.judged[0].errors.keys()},
            few,
            model,
            "none of them had a say in the choice of the model",
        ),
        _judged_by(
            "country of 4 to 9 rows, median absolute error",
            {code: model.countries[code].value - pay for code, pay in unseen.items()},
            few,
            model,
            "no fit sees these rows; so few are often wrong by a quarter themselves",
        ),
    ]


def _judged_by(
    check: str,
    errors: Mapping[str, float],
    medians: Mapping[str, float],
    model: PayModel,
    note: str,
) -> QualityRow:
    plain = [plain_regression(model.evidence, code) - medians[code] for code in errors]
    return QualityRow(
        check,
        "all",
        len(errors),
        float(np.median(np.abs(list(errors.values())))) if errors else None,
        float(np.median(np.abs(plain))) if errors else None,
        note=note,
    )
