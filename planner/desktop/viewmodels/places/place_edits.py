"""What the Places page changes in a plan: weights, the shortlist, a position in a place."""

from dataclasses import replace
from decimal import Decimal

from planner.calculators.place_scales import Part
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.places.board import PlacesBoard
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.place_terms import part_name
from planner.localization.terms import role_with_level
from planner.plan.edits import (
    PlanEditError,
    add_position,
    change_fit_weights,
    new_position,
    shortlist_place,
    unlist_places,
)
from planner.plan.place_choice import FitWeights
from planner.quantities.identifiers import PlaceId
from planner.quantities.money import Money


class PlaceEdits:
    """Makes edits of the session's plan, each one undo step."""

    def __init__(self, session: PlanSession, formatter: Formatter) -> None:
        self._session = session
        self._edits = SettingEdits(session, formatter)
        self.told = ""

    def weigh(self, part: Part, weight: Decimal) -> str | None:
        """Let a part of a fit count so much; return why that cannot be."""
        plan = self._session.plan
        others = (getattr(plan.fit_weights, each.value) for each in Part if each is not part)
        if not weight and not any(others):
            return _("Something has to count. Raise another weight first.")
        try:
            changed = change_fit_weights(plan, **{part.value: weight})
        except PlanEditError as error:
            return self._edits.sentence(error)
        text = _("Change what {part} counts").format(part=part_name(part))
        self._session.apply(changed, text, f"fit-weights/{part.value}")
        return None

    def weigh_as_usual(self) -> None:
        """Go back to the weights one begins with."""
        usual = FitWeights()
        values = {part.value: getattr(usual, part.value) for part in Part}
        plan = change_fit_weights(self._session.plan, **values)
        self._session.apply(plan, _("Usual weights of places"))

    def star(self, place_id: PlaceId) -> None:
        """Put a place on the shortlist, or take it off."""
        plan, name = self._session.plan, self._session.market.places[place_id].name
        if place_id in plan.shortlist:
            text = _("Take {place} off the shortlist").format(place=name)
            self._session.apply(unlist_places(plan, [place_id]), text)
        else:
            text = _("Put {place} on the shortlist").format(place=name)
            self._session.apply(shortlist_place(plan, place_id), text)

    def note(self, place_id: PlaceId, note: str) -> str | None:
        """Remember something about a place on the shortlist; return why that cannot be."""
        name = self._session.market.places[place_id].name

        return self._edits.attempt(
            lambda: shortlist_place(self._session.plan, place_id, note),
            _("Change the note on {place}").format(place=name),
        )

    def add_position(self, board: PlacesBoard, place_id: PlaceId) -> str | None:
        """Add a position of the role looked for in a place; return why that cannot be.

        Its pay is the band's at the plan's target percentile; without a band it is 0, to be typed.
        """
        plan, market = self._session.plan, self._session.evaluation.market
        fit, choices = board.by_id[place_id], board.choices
        pay = fit.evidence.pay
        base = Decimal(0) if pay is None else pay.cost.base_pay
        currency = market.currency_of(place_id) if pay is None else pay.band.currency
        try:
            position = replace(
                new_position(plan, market),
                role=choices.role,
                level=choices.level,
                place_id=place_id,
                engagement=choices.engagement,
                base_pay=Money(base, currency),
                skill_weights=choices.skills,
                working_pattern=None,
            )
            changed = add_position(plan, position)
        except PlanEditError as error:
            return self._edits.sentence(error)
        place = fit.evidence.place.name
        self.told = _("{role} added in {place}").format(
            role=role_with_level(choices.role, choices.level), place=place
        )
        self._session.apply(changed, _("Add a position in {place}").format(place=place))
        return None
