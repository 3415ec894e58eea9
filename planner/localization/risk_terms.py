"""Names of what is drawn in a simulation."""

from planner.calculators.risk.simulated import RiskKind
from planner.localization.messages import pgettext


def risk_name(kind: RiskKind) -> str:
    """Return what a risk is called."""
    return {
        RiskKind.TIME_TO_FILL: pgettext("risk", "Time to fill"),
        RiskKind.DECLINES: pgettext("risk", "Declined offers"),
        RiskKind.ATTRITION: pgettext("risk", "People leaving"),
        RiskKind.EXCHANGE_RATES: pgettext("risk", "Exchange rates"),
        RiskKind.PAY: pgettext("risk", "Pay within the band"),
        RiskKind.RAMP_UP: pgettext("risk", "Ramp-up"),
    }[kind]
