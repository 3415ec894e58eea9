"""Ridge regression for few observations, judged by leaving one out; ranges from its errors.

Thirty countries carry few predictors only, so the predictors are standardized and their effects
shrunk; a predictor may be held at the highest value fitted, so that no prediction is
extrapolated upwards along it. Every error stated anywhere is of observations the fit did not see.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RidgeFit:
    """A fitted line over k predictors; ``highest`` holds the value each is held at (inf: none)."""

    means: Vector
    scales: Vector
    effects: Vector
    intercept: float
    highest: Vector

    def predict(self, predictors: Matrix) -> Vector:
        """Return the predictions of n observations (n x k predictors)."""
        held = np.minimum(predictors, self.highest)
        predicted: Vector = (held - self.means) / self.scales @ self.effects + self.intercept
        return predicted


def fit_ridge(
    predictors: Matrix, response: Vector, penalty: float, held: tuple[bool, ...]
) -> RidgeFit:
    """Minimize the squared errors plus ``penalty`` times the squared standardized effects.

    Args:
        predictors: n x k.
        response: n.
        penalty: 0 or more; in units of observations.
        held: Whether each predictor is held at the highest value fitted.
    """
    means = predictors.mean(axis=0)
    scales = predictors.std(axis=0)
    standard = (predictors - means) / scales
    normal = standard.T @ standard + penalty * np.eye(predictors.shape[1])
    intercept = float(response.mean())
    effects = np.linalg.solve(normal, standard.T @ (response - intercept))
    highest = np.where(held, predictors.max(axis=0), np.inf)
    return RidgeFit(means, scales, effects, intercept, highest)


def leave_one_out(
    predictors: Matrix, response: Vector, penalty: float, held: tuple[bool, ...]
) -> Vector:
    """Return the prediction of each observation by ``fit_ridge`` to all others, all at once."""
    n, k = predictors.shape
    others = np.array([[place for place in range(n) if place != left_out] for left_out in range(n)])
    seen, known = predictors[others], response[others]
    means, scales = seen.mean(axis=1), seen.std(axis=1)
    standard = (seen - means[:, np.newaxis]) / scales[:, np.newaxis]
    normal = np.einsum("fik,fil->fkl", standard, standard) + penalty * np.eye(k)
    intercepts = known.mean(axis=1)
    moments = np.einsum("fik,fi->fk", standard, known - intercepts[:, np.newaxis])
    effects = np.linalg.solve(normal, moments[:, :, np.newaxis])[:, :, 0]
    highest = np.where(held, seen.max(axis=1), np.inf)
    left_out_rows = (np.minimum(predictors, highest) - means) / scales
    predicted: Vector = np.einsum("fk,fk->f", left_out_rows, effects) + intercepts
    return predicted


def root_mean_square(errors: Vector) -> float:
    """Return the root of the mean squared error, 0 taken as the right value."""
    return float(np.sqrt(np.mean(errors**2)))


def t_quantile(probability: float, degrees: int) -> float:
    """Return a quantile of Student's t, by the expansion around the normal quantile.

    Two terms of Abramowitz and Stegun 26.7.5; within 0.001 at 20 or more degrees of freedom.
    """
    z = NormalDist().inv_cdf(probability)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / degrees + second / degrees**2
