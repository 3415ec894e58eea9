"""The plan's seats as groups of a table: a group a team, then the people already there."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.calculators.evaluation import Evaluation
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.overlap import SeatOverlap
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Group, Row
from planner.desktop.viewmodels.seat_cells import (
    BAND,
    BASE_PAY,
    COLUMN_KEYS,
    COST,
    ENGAGEMENT,
    OVERLAP,
    PLACE,
    POOL,
    ROLE,
    START,
    STATUS,
    SeatFacts,
    row_of,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.model import Position, Seat
from planner.plan.problem import Problem
from planner.quantities.identifiers import CurrencyCode, SeatId, TeamId

if TYPE_CHECKING:
    from planner.calculators.seat_evidence import SeatEvidenceSource

MEMBERS_GROUP = "members"


def positions_columns(currency: CurrencyCode) -> tuple[Column, ...]:
    """Return the columns in the active language; the order is ``COLUMN_KEYS``."""
    return (
        Column(ROLE, _("Position"), CellKind.NAME, 236),
        Column(PLACE, _("Location"), CellKind.PLACE, 124, least_width=110),
        Column(ENGAGEMENT, _("Engagement"), CellKind.TEXT, 96, least_width=88),
        Column(START, _("Start"), CellKind.NUMBER, 82),
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


def cost_heading(currency: CurrencyCode) -> str:
    """Return the heading of the cost column."""
    return _("Cost, {currency} / yr").format(currency=currency)


class PositionsTable:
    """Makes the table's groups, reusing the rows of seats in which nothing changed."""

    def __init__(self, formatter: Formatter) -> None:
        self._formatter = formatter
        self._rows: dict[SeatId, tuple[SeatFacts, Row]] = {}
        self._ground: tuple[object, ...] = ()
        self._market: Snapshot | None = None
        self._source: SeatEvidenceSource | None = None
        self._unreadable: Snapshot | None = None

    def mark_unreadable(self, market: Snapshot) -> None:
        """Take note that a big table of a market cannot be read."""
        self._unreadable = market

    def groups(
        self,
        evaluation: Evaluation,
        *,
        filter_text: str = "",
        sort_key: str | None = None,
        is_descending: bool = False,
    ) -> tuple[Group, ...]:
        """Return the groups to show.

        Args:
            evaluation: The plan and its results.
            filter_text: Only rows that hold every word of it, whatever accents or case.
            sort_key: The column to sort each group's rows by; None keeps the plan's order.
            is_descending: Whether the largest comes first.
        """
        rows = self._current_rows(evaluation)
        words = _plain(filter_text).split()
        column = COLUMN_KEYS.index(sort_key) if sort_key is not None else None

        def group(key: str, title: str, seats: Sequence[Seat]) -> Group:
            shown = [rows[seat.id] for seat in seats]
            if words:
                shown = [row for row in shown if _holds(row, words)]
            if column is not None:
                shown.sort(key=lambda row: row.cells[column].sort_value, reverse=is_descending)
            return self._group(key, title, seats, shown, evaluation)

        found = [group(key, title, seats) for key, title, seats in _grouped(evaluation)]
        return tuple(g for g in found if g.rows or (not words and g.key != MEMBERS_GROUP))

    def _current_rows(self, evaluation: Evaluation) -> dict[SeatId, Row]:
        problems = _by_seat(evaluation.problems)
        currency = evaluation.plan.reporting_currency
        self._refer_to(evaluation)
        current: dict[SeatId, tuple[SeatFacts, Row]] = {}
        costs, overlaps = evaluation.seat_costs, evaluation.overlaps
        for seat in evaluation.plan.seats:
            seat_id = seat.id
            found = (seat, costs.get(seat_id), overlaps.get(seat_id), problems.get(seat_id, ()))
            known = self._rows.get(seat_id)
            if known is not None and _is_same(known[0], *found, currency):
                current[seat_id] = known
            else:
                evidence = None if self._source is None else self._source.of(seat)
                is_unreadable = self._unreadable is evaluation.market
                facts = SeatFacts(*found, currency, evidence, is_unreadable)
                current[seat_id] = (facts, row_of(facts, evaluation.market, self._formatter))
        self._rows = current
        return {seat_id: row for seat_id, (_facts, row) in current.items()}

    def _refer_to(self, evaluation: Evaluation) -> None:
        """Drop the rows where they would say something else of the market than before."""
        market = evaluation.market
        ground = (
            id(market),
            is_evidence_read(market),
            self._unreadable is market,
            evaluation.plan.assumptions.skill_association,
        )
        if ground == self._ground:
            return
        # The market is kept with its source, so that no other one can take its identity.
        self._ground, self._market, self._rows, self._source = ground, market, {}, None
        if is_evidence_read(market):
            from planner.calculators.seat_evidence import SeatEvidenceSource

            self._source = SeatEvidenceSource(evaluation.plan, market)

    def _group(
        self,
        key: str,
        title: str,
        seats: Sequence[Seat],
        shown: Sequence[Row],
        evaluation: Evaluation,
    ) -> Group:
        currency = evaluation.plan.reporting_currency
        shown_keys = {row.key for row in shown}
        amount = group_cost(evaluation, (seat for seat in seats if seat.id in shown_keys))
        total = Cell(
            self._formatter.reporting_rounded(amount, currency),
            float(amount),
            hint=self._formatter.money(amount, currency),
        )
        count = self._formatter.integer(len(shown))
        return Group(key, title, count, tuple(shown), {COST: total} if shown else {})


def is_evidence_read(market: Snapshot) -> bool:
    """Whether the published big tables are read, so that asking takes no time."""
    published = market.published or market
    tables = (
        published.deferred_pay_bands,
        published.deferred_talent_pools,
        published.deferred_country_facts,
    )
    return all(table.is_made for table in tables)


def group_cost(evaluation: Evaluation, seats: Iterable[Seat]) -> Decimal:
    """Return the annual cost of those seats that are budgeted, in the reporting currency."""
    return sum(
        (
            evaluation.seat_costs[seat.id].annual_reporting
            for seat in seats
            if seat.id in evaluation.seat_costs and is_budgeted(seat)
        ),
        Decimal(0),
    )


def is_budgeted(seat: Seat) -> bool:
    """Whether a seat costs money in the plan: a member, or a position not held or closed."""
    return not isinstance(seat, Position) or seat.status.is_budgeted


def _grouped(evaluation: Evaluation) -> list[tuple[str, str, list[Seat]]]:
    plan = evaluation.plan
    by_team: dict[TeamId, list[Seat]] = {team.id: [] for team in plan.teams}
    homeless: list[Seat] = []
    for position in plan.positions:
        by_team.get(position.team_id, homeless).append(position)
    groups = [(f"team:{team.id}", team.name, by_team[team.id]) for team in plan.teams]
    if homeless:
        groups.append(("team:", _("No team"), homeless))
    return [*groups, (MEMBERS_GROUP, _("Current team"), list(plan.members))]


def _by_seat(problems: Iterable[Problem]) -> dict[SeatId, tuple[Problem, ...]]:
    found: defaultdict[SeatId, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.seat_id is not None:
            found[problem.seat_id].append(problem)
    return {seat_id: tuple(each) for seat_id, each in found.items()}


def _is_same(
    known: SeatFacts,
    seat: Seat,
    cost: SeatCost | None,
    overlap: SeatOverlap | None,
    problems: tuple[Problem, ...],
    currency: CurrencyCode,
) -> bool:
    """Compare by identity first: an edit keeps the results of every seat it does not touch."""
    return (
        known.seat is seat
        and known.cost is cost
        and (known.overlap is overlap or known.overlap == overlap)
        and known.problems == problems
        and known.reporting_currency == currency
    )


def _holds(row: Row, words: Sequence[str]) -> bool:
    text = _plain(" ".join((row.key, *(cell.text for cell in row.cells))))
    return all(word in text for word in words)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
