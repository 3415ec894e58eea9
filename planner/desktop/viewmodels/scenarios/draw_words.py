"""How far the draws of chance are, in words."""

from math import ceil

from planner.calculators.risk.simulated import Simulation
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_TWO_ERRORS = 2
"""Within so many standard errors the true figure lies in 95 of 100 cases."""


def draws_text(simulation: Simulation, formatter: Formatter) -> str:
    """Return how many draws there were."""
    return ngettext("{count} draw", "{count} draws", simulation.draws).format(
        count=formatter.integer(simulation.draws)
    )


def draws_running(percent: int, formatter: Formatter) -> str:
    """Say how far it is."""
    return _("Drawing, {share}").format(share=formatter.percent(percent / 100))


def draws_done(simulation: Simulation | None, formatter: Formatter) -> str:
    """Say how many draws there were, and how exact the middle is."""
    if simulation is None:
        return ""
    error = formatter.percent(ceil(1000 * _TWO_ERRORS * simulation.standard_error) / 1000, 1)
    return _("{draws}, P50 of the cost within ±{error}").format(
        draws=draws_text(simulation, formatter), error=error
    )


def draws_stopped(simulation: Simulation | None, formatter: Formatter) -> str:
    """Say that no more is drawn, and what is on show."""
    if simulation is None:
        return _("Stopped")
    return _("Stopped; {draws} on show").format(draws=draws_text(simulation, formatter))
