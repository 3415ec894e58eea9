"""One finding about the pay bands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One finding.

    Attributes:
        check: What was checked.
        subject: Of which country, occupation or cell.
        n: Rows it rests on.
        error: Log of predicted over found, or the absolute error of a summary.
        yardstick_error: The same of the yardstick.
        inside: Share of rows between the predicted P10 and P90.
        note: What else there is to say.
    """

    check: str
    subject: str
    n: int
    error: float | None = None
    yardstick_error: float | None = None
    inside: float | None = None
    note: str = ""
