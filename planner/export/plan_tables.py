"""The plan's tables as rows of cells: its seats, and what each costs by month."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from planner.calculators.evaluation import Evaluation
from planner.intake.columns.seat_fields import SeatField, seat_field_name
from planner.intake.pastes.written_positions import written_rows
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.number_forms import decimal_form, figures_locale
from planner.localization.terms import role_with_level
from planner.plan.model import Seat, TeamMember
from planner.quantities.identifiers import SeatId


class PlanTable(StrEnum):
    """What a table is of."""

    POSITIONS = "positions"
    """Every seat, as an import takes it back."""
    MONTHLY = "monthly"
    """Every seat's cost by month in the reporting currency, then total and budget."""


def table_rows(evaluation: Evaluation, table: PlanTable, language: str) -> list[list[str]]:
    """Return a table of a plan with its headings, in the active language.

    Args:
        evaluation: The plan with its results.
        table: Which.
        language: Whose form numbers have.
    """
    if table is PlanTable.MONTHLY:
        return _monthly_rows(evaluation, language)
    costs = {each.seat_id: each.annual_reporting for each in evaluation.seat_costs.values()}
    plan, market = evaluation.plan, evaluation.market
    return written_rows(plan, market, list(plan.seats), Formatter(language), costs)


def _monthly_rows(evaluation: Evaluation, language: str) -> list[list[str]]:
    budget, plan = evaluation.budget, evaluation.plan
    seats: Mapping[SeatId, Seat] = {seat.id: seat for seat in plan.seats}
    teams = {team.id: team.name for team in plan.teams}
    known = evaluation.market.currencies.get(budget.currency)
    digits = 2 if known is None else known.minor_digits
    sign = decimal_form(figures_locale(language)).decimal

    def number(amount: Decimal | None) -> str:
        return "" if amount is None else f"{amount:.{digits}f}".replace(".", sign)

    names = (SeatField.ROLE, SeatField.TEAM, SeatField.PLACE, SeatField.CURRENCY)
    rows = [
        [
            seat_field_name(SeatField.ID),
            *map(seat_field_name, names),
            *map(str, budget.months),
            _("Total"),
        ]
    ]
    for cost in budget.seats:
        seat = seats[cost.seat_id]
        place = evaluation.market.places[seat.place_id].name
        who = seat.name if isinstance(seat, TeamMember) else role_with_level(seat.role, seat.level)
        facts = [seat.id, who, teams.get(seat.team_id, ""), place, budget.currency]
        amounts = (*cost.reporting_total, sum(cost.reporting_total, Decimal(0)))
        rows.append([*facts, *map(number, amounts)])
    empty = ["", "", "", budget.currency]
    total = sum(budget.totals, Decimal(0))
    rows.append([_("Total"), *empty, *map(number, (*budget.totals, total))])
    if any(amount is not None for amount in budget.budget):
        whole = sum((amount or Decimal(0) for amount in budget.budget), Decimal(0))
        rows.append([_("Budget"), *empty, *map(number, (*budget.budget, whole))])
    return rows
