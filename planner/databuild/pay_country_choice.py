"""Chooses the country model by a rule written here, and says what choosing costs.

The rule: of ``CANDIDATES`` the one with the smallest score, the mean absolute error over the
countries with ``ROWS_TO_JUDGE`` survey rows or more, each left out in turn. The mean, because the
median of some fifty errors moves by a sixth of itself by chance.

The error of the chosen one flatters: it was picked by such errors. The nested error does not: for
each country variances, scores and choice are made anew without it.

Looked at besides and left, alone and beside these: governance, the share of English speakers,
accounts and organizations per person, work with the United States alone, posted salaries in foreign
money (worse by a tenth) or back to 2020 (no better), and prices at the parity year's exchange rate.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from planner.databuild.pay_country_facts import Predictor
from planner.databuild.pay_country_fit import FittedCandidate, fit_candidate
from planner.databuild.pay_country_model import Candidate, Evidence

ROWS_TO_JUDGE = 30
FEWEST_TO_CHOOSE_BY = 12
"""Countries to judge by, below which nothing is chosen and the first candidate is taken."""

_LEVELS = (Predictor.OUTPUT, Predictor.PRICES)
_LEADING = (*_LEVELS, Predictor.COLLABORATION)
_SHRUNKEN = (
    (Predictor.COLLABORATION, Predictor.PUSHES),
    (Predictor.COLLABORATION, Predictor.PUSHES, Predictor.PEOPLE),
    (Predictor.COLLABORATION, Predictor.PUSHES, Predictor.PEOPLE, Predictor.WAGES),
)
_REACHES = (0.7, 1.0, 1.5, 2.0, 3.0)


def _families() -> tuple[Candidate, ...]:
    straight = [Candidate(_LEADING), *(Candidate(_LEVELS, shrunken) for shrunken in _SHRUNKEN)]
    curved = [
        Candidate(it.straight, it.shrunken, _LEADING, reach, has_neighbors)
        for it in straight
        for reach in _REACHES
        for has_neighbors in (False, True)
    ]
    return (Candidate((Predictor.OUTPUT,)), Candidate(_LEVELS), *straight, *curved)


CANDIDATES = _families()
"""Every model the rule chooses among; all are published with their errors."""


def fit_candidates(evidence: Evidence, medians: Mapping[str, float]) -> tuple[FittedCandidate, ...]:
    """Fit and judge all candidates; none where too few countries can judge."""
    judged = {code: pay for code, pay in medians.items() if code in evidence.survey}
    if len(judged) < FEWEST_TO_CHOOSE_BY:
        return ()
    return tuple(fit_candidate(evidence, candidate, judged) for candidate in CANDIDATES)


def choose(fitted: Sequence[FittedCandidate]) -> FittedCandidate:
    """Return the candidate of the smallest score, the first of equals."""
    return min(fitted, key=lambda it: it.score)


def choose_without(fitted: Sequence[FittedCandidate], country: str) -> FittedCandidate:
    """Return the candidate the rule chooses if a country is never seen."""
    return min(fitted, key=lambda it: it.scores_without[country])


def nested_errors(fitted: Sequence[FittedCandidate]) -> dict[str, float]:
    """Return the error of each country by the candidate chosen without it."""
    return {
        country: choose_without(fitted, country).errors[country] for country in fitted[0].errors
    }


def times_chosen(fitted: Sequence[FittedCandidate]) -> Counter[Candidate]:
    """Count for how many countries each candidate is the one chosen without them."""
    return Counter(choose_without(fitted, country).candidate for country in fitted[0].errors)
