"""The pay of one role by place: what was asked, what was found, and the offer being made."""

from dataclasses import replace
from typing import Any

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.pay.engagement_terms import typed_term
from planner.desktop.viewmodels.pay.offer_edits import OfferDraft, OfferEdits
from planner.desktop.viewmodels.pay.pay_lines import PayTable, pay_table
from planner.desktop.viewmodels.pay.pay_question import PayQuestion, first_question
from planner.desktop.viewmodels.pay.percentile_text import read_percentile
from planner.desktop.viewmodels.pay.place_cost import PlaceCost, place_cost, uplift_effect
from planner.desktop.viewmodels.pay.place_pay import PlacePay, open_to_offers, place_pays
from planner.localization.formatting import Formatter
from planner.plan.model import Position
from planner.quantities.identifiers import PlaceId, SeatId


class PayBoard:
    """Answers for the session's plan.

    Attributes:
        rows: The places, best paid first.
        draft: The offer typed for the place chosen; None while the market's is shown.
        ticked: The positions the offer is for.
        is_asked_twice: Whether a far-off offer was asked for once already.
    """

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self.edits = OfferEdits(session, formatter)
        self._question: PayQuestion | None = None
        self.rows: tuple[PlacePay, ...] = ()
        self.draft: OfferDraft | None = None
        self.ticked: frozenset[SeatId] = frozenset()
        self.is_asked_twice = False

    @property
    def question(self) -> PayQuestion:
        """What is asked; at first about the role the plan hires most."""
        if self._question is None:
            self._question = first_question(self._session.plan)
        return self._question

    @property
    def row(self) -> PlacePay | None:
        """The place looked at: the one chosen, else the first with evidence, else the first."""
        found = {row.place.id: row for row in self.rows}
        chosen = self._session.looked_at.place_id
        if chosen is not None and chosen in found:
            return found[chosen]
        return next((row for row in self.rows if row.seats), next(iter(self.rows), None))

    @property
    def offer(self) -> OfferDraft | None:
        """The offer typed, else the one at the percentile asked for; None without a band."""
        if self.draft is not None:
            return self.draft
        row = self.row
        if row is None or row.offer is None:
            return None
        return self.edits.draft(row.offer, row)

    @property
    def has_evidence(self) -> bool:
        """Whether the market tells pay of the role and level in any of the places."""
        return any(row.band is not None for row in self.rows)

    def begin_anew(self) -> None:
        """Forget what was asked: another plan is open."""
        self._question = None
        self._forget_offer()

    def show_plan(self) -> None:
        """Answer for the plan on show, keeping the offer typed where its place is still there."""
        before = self.row
        self._find()
        after = self.row
        if before is None or after is None or before.band != after.band:
            self.draft = None
        kept = self.ticked & {seat.id for seat in self.positions}
        self.ticked = kept or frozenset(seat.id for seat in self.positions)
        self.is_asked_twice = False

    def change(self, **parts: Any) -> None:  # noqa: ANN401 -- any part of the question
        """Ask something else."""
        self._question = replace(self.question, **parts)
        self._find()
        self._forget_offer()

    def choose(self, place_id: PlaceId) -> None:
        """Look at another place, here and on every page, with what is usual there."""
        self._session.looked_at.select(place_id)
        self.change(engagement=None)

    def add_place(self, place_id: PlaceId) -> None:
        """Keep a place in sight beside those of the plan, and look at it."""
        added = tuple(dict.fromkeys((*self.question.added, place_id)))
        self._question = replace(self.question, added=added)
        self.choose(place_id)

    def type_percentile(self, text: str) -> None:
        """Take a typed percentile.

        Raises:
            NumberTextError: If it is no number.
            PercentileRangeError: If pay bands tell nothing of it.
        """
        percentile = read_percentile(text, self._formatter)
        self.question.at_percentile(percentile)
        self.change(percentile=percentile)

    def type_term(self, key: str, text: str) -> None:
        """Take a typed term of the comparison of engagements; the offer typed stays.

        Raises:
            NumberTextError: If it is no number.
            RefusedTextError: If it cannot be.
        """
        market = self._session.evaluation.market
        terms = typed_term(self.question.terms, key, text, self._formatter, market)
        self._question = replace(self.question, terms=terms)

    def type_offer(self, text: str) -> None:
        """Take a typed offer for the place chosen.

        Raises:
            RefusedTextError: If it cannot be.
        """
        row = self.row
        if row is not None:
            self.draft = self.edits.read(text, row, self.question)
            self.is_asked_twice = False

    def set_offer(self) -> str | None:
        """Make the offer the pay of the ticked positions, as one undo step.

        Returns:
            What the step is called; None where a far-off offer has to be asked for once more.

        Raises:
            PlanEditError: If the plan does not take it; nothing is changed then.
        """
        offer = self.offer
        if offer is None or not self.ticked:
            return None
        if offer.is_far and not self.is_asked_twice:
            self.is_asked_twice = True
            return None
        ids = tuple(seat.id for seat in self.positions if seat.id in self.ticked)
        return self.edits.set(offer.offer, ids)

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions of the place chosen whose pay can still be offered."""
        row = self.row
        return () if row is None else row.open_positions

    def table(self) -> PayTable:
        """Return the rows, ready to show."""
        plan = self._session.plan
        return pay_table(self.rows, self.question, plan.reporting_currency, self._formatter)

    def cost(self) -> PlaceCost | None:
        """Return the cost of the place chosen; None without places."""
        evaluation, row = self._session.evaluation, self.row
        if row is None:
            return None
        return place_cost(row, self.question, evaluation.plan, evaluation.market, self._formatter)

    def effect(self) -> str:
        """Say what raising the offer costs."""
        evaluation = self._session.evaluation
        everyone = open_to_offers(seat for row in self.rows for seat in row.seats)
        return uplift_effect(
            self.row,
            everyone,
            self.question,
            evaluation.plan,
            evaluation.market,
            self._formatter,
        )

    def _find(self) -> None:
        evaluation, looked_at = self._session.evaluation, self._session.looked_at.place_id
        added = self.question.added + (() if looked_at is None else (looked_at,))
        asked = replace(self.question, added=added)
        self.rows = place_pays(asked, evaluation.plan, evaluation.market)

    def _forget_offer(self) -> None:
        self.draft = None
        self.is_asked_twice = False
        self.ticked = frozenset(seat.id for seat in self.positions)
