"""Names of the figures by which scenarios are compared."""

from planner.localization.messages import _


def compared_name(figure: str) -> str:
    """Return what a figure of ``ComparedFigures`` is called.

    Args:
        figure: The attribute's name; of costs by fiscal year say ``year_cost_name``.
    """
    return {
        "run_rate": _("Run-rate, fully loaded"),
        "cost": _("Cost, whole plan"),
        "cost_p10": _("Cost, P10"),
        "cost_p50": _("Cost, P50"),
        "cost_p90": _("Cost, P90"),
        "chance_in_budget": _("Chance in budget"),
        "heads": _("Heads at the end"),
        "productive_heads": _("Productive heads at the end"),
        "open_seats": _("Open seats"),
        "filled_by_p50": _("All seats filled, P50"),
        "filled_by_p90": _("All seats filled, P90"),
        "median_days_to_fill": _("Median time to hire"),
        "median_overlap_minutes": _("Median overlap"),
        "flexible_overlap_minutes": _("Median overlap with flex"),
        "lowest_overlap_minutes": _("Lowest overlap"),
        "coverage_share": _("24×7 coverage"),
        "meeting_burden_spread": _("Meetings, unevenness a week"),
        "countries": _("Countries"),
        "employer_of_record_seats": _("Seats through an EOR"),
    }[figure]


def year_cost_name(year: str) -> str:
    """Return what the cost of a fiscal year is called, which is named as ``FY27``."""
    return _("{year} cost").format(year=year)
