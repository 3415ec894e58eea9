"""An offer of the reader's own: read in any currency, held against the market, set as pay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.calculators.offers.offer import Offer, OfferConcern, typed_offer
from planner.calculators.trial_position import trial_position
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.pay.pay_question import PayQuestion
from planner.desktop.viewmodels.pay.place_pay import PlacePay
from planner.desktop.viewmodels.seat_cells import BASE_PAY
from planner.desktop.viewmodels.seat_editing import (
    RefusedTextError,
    SeatEditing,
    edit_text,
    field_name,
)
from planner.localization.figure_names import no_band_help
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.offer_terms import concern_text, standing_text
from planner.localization.problems import error_sentence, has_sentence
from planner.plan.edits import change_each_seat
from planner.plan.model import Engagement
from planner.quantities.identifiers import SeatId
from planner.quantities.money import Money

_FAR = frozenset({OfferConcern.FAR_BELOW, OfferConcern.FAR_ABOVE})


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """An offer that could be set.

    Attributes:
        sentence: How it stands in the market, and what it was converted from.
        concern: What asks for a second look; empty for nothing.
        is_far: Whether it has to be asked for twice.
    """

    offer: Offer
    sentence: str
    concern: str
    is_far: bool


class OfferEdits:
    """Reads offers and makes them the pay of positions."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._formatter = formatter
        self._editing = SeatEditing(session, formatter)

    def read(self, text: str, row: PlacePay, question: PayQuestion) -> OfferDraft:
        """Hold what was typed against the market of a place.

        Raises:
            RefusedTextError: If it is no amount of pay, or there is no market to hold it against.
        """
        if row.band is None:
            raise RefusedTextError(no_band_help(row.place.country))
        evaluation = self._session.evaluation
        seat = trial_position(
            question.role,
            question.level,
            row.place.id,
            Engagement.OWN_ENTITY,
            Money(row.band.p50, row.band.currency),
            evaluation.plan,
        )
        typed = self._editing.typed_pay(seat, text)
        try:
            offer = typed_offer(row.band, typed, evaluation.plan, evaluation.market)
        except Exception as error:
            if not has_sentence(error):
                raise
            raise RefusedTextError(error_sentence(error, self._formatter)) from error
        return self.draft(offer, row)

    def draft(self, offer: Offer, row: PlacePay) -> OfferDraft:
        """Say how an offer stands."""
        standing = standing_text(offer.standing, self._formatter)
        amount = self._local(offer.base, row)
        sentence = _("{amount} is {standing} here, {ratio} of P50.").format(
            amount=amount,
            standing=standing,
            ratio=self._formatter.percent(offer.compa_ratio),
        )
        if offer.typed is not None:
            converted = _("{typed} converted at plan rates to {amount}.").format(
                typed=self._formatter.money(offer.typed.amount, offer.typed.currency, 0),
                amount=amount,
            )
            sentence = f"{converted} {sentence}"
        # The last concern is the gravest, and says what the others do.
        concern = concern_text(offer.concerns[-1]) if offer.concerns else ""
        return OfferDraft(offer, sentence, concern, is_far=bool(_FAR & set(offer.concerns)))

    def set(self, offer: Offer, seat_ids: Sequence[SeatId]) -> str:
        """Make an offer the base pay of positions, as one undo step.

        Returns:
            What the step is called.

        Raises:
            PlanEditError: If the plan does not take it; nothing is changed then.
        """
        return self.set_each(dict.fromkeys(seat_ids, offer.base))

    def set_each(self, pays: Mapping[SeatId, Money]) -> str:
        """Give seats their pay, as one undo step.

        Returns:
            What the step is called.

        Raises:
            PlanEditError: If the plan does not take it; nothing is changed then.
        """
        changes = {seat_id: {"base_pay": pay} for seat_id, pay in pays.items()}
        text = edit_text(field_name(BASE_PAY), tuple(pays), self._formatter)
        self._session.apply(change_each_seat(self._session.plan, changes), text)
        return text

    def _local(self, pay: Money, row: PlacePay) -> str:
        return str(self._formatter.local_money(pay.amount, pay.currency, row.place.country))
