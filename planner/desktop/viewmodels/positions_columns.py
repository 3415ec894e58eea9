"""The columns of the positions table."""

from planner.desktop.viewmodels.cells import CellKind, Column
from planner.desktop.viewmodels.seat_cells import (
    BAND,
    BASE_PAY,
    COST,
    COST_CENTER,
    COUNTRY,
    END,
    ENGAGEMENT,
    HIRING_MANAGER,
    ID,
    LEVEL,
    LOCAL_HOURS,
    MIDDLE_PAY,
    NOTES,
    OVERLAP,
    PLACE,
    POOL,
    PRIORITY,
    ROLE,
    START,
    STATUS,
    TEAM,
)
from planner.desktop.viewmodels.timeline_cells import DIFFICULTY, EXPECTED
from planner.localization.messages import _
from planner.quantities.identifiers import CurrencyCode


def positions_columns(currency: CurrencyCode) -> tuple[Column, ...]:
    """Return all columns in the active language; the order is ``COLUMN_KEYS``."""
    return (*_usual_columns(currency), *_optional_columns(), *_timeline_columns())


def cost_heading(currency: CurrencyCode) -> str:
    """Return the heading of the cost column."""
    return _("Cost, {currency} / yr").format(currency=currency)


def _usual_columns(currency: CurrencyCode) -> tuple[Column, ...]:
    return (
        Column(ROLE, _("Position"), CellKind.NAME, 236),
        Column(PLACE, _("Location"), CellKind.PLACE, 124, least_width=110),
        Column(ENGAGEMENT, _("Engagement"), CellKind.TEXT, 96, least_width=88),
        Column(START, _("Target"), CellKind.NUMBER, 82, help_text=_("The start asked for")),
        Column(BASE_PAY, _("Base, local"), CellKind.LOCAL_MONEY, 116),
        Column(
            COST,
            cost_heading(currency),
            CellKind.NUMBER,
            104,
            is_editable=False,
            is_key_figure=True,
            help_text=_("Fully loaded cost of a full year at plan rates, without one-off items"),
        ),
        Column(
            BAND,
            _("Band"),
            CellKind.BAND,
            72,
            is_editable=False,
            help_text=_("Where base pay stands in the pay band, P10 to P90, and the band's grade"),
            least_width=62,
        ),
        Column(
            OVERLAP,
            _("Overlap, h"),
            CellKind.HOURS,
            84,
            is_editable=False,
            help_text=_("Hours shared with the anchor on a median working day; amber below 3 h"),
            least_width=74,
        ),
        Column(
            POOL,
            _("Pool"),
            CellKind.POOL,
            64,
            is_editable=False,
            help_text=_("People with the role's skills in commuting reach, expected"),
            least_width=56,
        ),
        Column(STATUS, _("Status"), CellKind.STATUS, 96, least_width=90),
    )


def _timeline_columns() -> tuple[Column, ...]:
    return (
        Column(
            EXPECTED,
            _("Expected start"),
            CellKind.WHISKER,
            148,
            is_editable=False,
            help_text=_(
                "The first day expected, with one in ten before and after the whisker; the fine "
                "line is the target; amber where it comes more than 30 days late"
            ),
            least_width=134,
            after=START,
        ),
        Column(
            DIFFICULTY,
            _("Difficulty"),
            CellKind.DIFFICULTY,
            72,
            is_editable=False,
            help_text=_("How hard the seat is to fill, 1 (easy) to 5"),
            least_width=64,
            after=OVERLAP,
        ),
    )


def _optional_columns() -> tuple[Column, ...]:
    text, number = CellKind.TEXT, CellKind.NUMBER
    return (
        Column(ID, _("ID"), text, 64, is_editable=False, is_optional=True),
        Column(TEAM, _("Team"), text, 132, is_optional=True),
        Column(LEVEL, _("Level"), text, 80, is_optional=True),
        Column(COUNTRY, _("Country"), text, 104, is_editable=False, is_optional=True),
        Column(
            LOCAL_HOURS,
            _("Local hours, time zone"),
            text,
            240,
            is_editable=False,
            is_optional=True,
            help_text=_("Working hours in the time of the place, and its time zone"),
            least_width=170,
        ),
        Column(END, _("End"), number, 82, is_optional=True),
        Column(
            MIDDLE_PAY,
            _("Band, P50"),
            CellKind.LOCAL_MONEY,
            116,
            is_editable=False,
            is_optional=True,
            help_text=_("The middle of the pay band, a year's gross in local currency"),
        ),
        Column(PRIORITY, _("Priority"), text, 80, is_optional=True),
        Column(HIRING_MANAGER, _("Hiring manager"), text, 124, is_optional=True),
        Column(COST_CENTER, _("Cost center"), text, 96, is_optional=True),
        Column(NOTES, _("Notes"), text, 180, is_optional=True),
    )
