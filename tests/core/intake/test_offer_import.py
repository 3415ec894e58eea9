from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.intake.imports.import_kind import ImportKind
from planner.intake.imports.imported_plan import import_draft
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan, PositionStatus
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money
from tests.core.intake.imports import (
    after_fix,
    context,
    drafted,
    imported,
    labels,
    outcomes,
    sentences,
)

HEADINGS = "Candidate|Position|Level|City|Offered salary|Start"


def test_that_headings_tell_offers_from_rosters(plan: Plan, market: Snapshot) -> None:
    assert drafted(f"{HEADINGS}\nEve|SRE|Senior|Dublin|115k|\n", plan, market).kind is (
        ImportKind.OFFERS
    )
    text = "Name|Position|City|Status\nEve|SRE|Dublin|Offered\n"
    assert drafted(text, plan, market).kind is ImportKind.ROSTER


def test_that_an_offer_sets_pay_status_and_start_of_its_position(
    plan: Plan, market: Snapshot
) -> None:
    text = f"{HEADINGS}\nEve|Site reliability engineer|Senior|Dublin|115k|1 March 2027\n"
    after = imported(text, plan, market)
    position = next(each for each in after.positions if each.id == "P-12")
    assert position.base_pay == Money(Decimal(115_000), CurrencyCode("EUR"))
    assert position.status is PositionStatus.OFFERED
    assert position.start == date(2027, 3, 1)
    assert after.members == plan.members
    assert outcomes(drafted(text, after, market)) == ["same"]


def test_that_an_offer_names_its_position_by_id(plan: Plan, market: Snapshot) -> None:
    text = "Position ID|Offer|Status\nP-03|400k|accepted\n"
    draft = drafted(text, plan, market)
    assert draft.steps[0].seat_id == "P-03"
    assert draft.steps[0].values == {
        "base_pay": Money(Decimal(400_000), CurrencyCode("BRL")),
        "status": PositionStatus.ACCEPTED,
    }
    again = drafted("Position ID|Offer\nP-03|1\nP-03|2\n", plan, market)
    assert "“P-03” stands in row 2 already." in sentences(again)


def test_that_an_offer_without_a_status_leaves_an_accepted_one_accepted(
    plan: Plan, market: Snapshot
) -> None:
    text = "Position ID|Offer\nP-01|460k\n"
    draft = drafted(text, plan, market)
    assert set(draft.steps[0].values) == {"base_pay"}


def test_that_offers_go_to_positions_of_the_same_kind_one_after_another(
    plan: Plan, market: Snapshot
) -> None:
    twin = replace(plan.positions[-1], id="P-40")  # type: ignore[arg-type]
    plan = replace(plan, positions=(*plan.positions, twin))
    text = f"{HEADINGS}\nEve|SRE|Senior|Dublin|115k|\nBo|SRE|Senior|Dublin|118k|\n"
    draft = drafted(text, plan, market)
    assert [step.seat_id for step in draft.steps] == ["P-12", "P-40"]
    after = import_draft(draft, context(plan, market)).plan
    assert outcomes(drafted(text, after, market)) == ["same", "same"]
    accepted = replace(
        after,
        positions=tuple(
            replace(each, status=PositionStatus.ACCEPTED) if each.id == "P-40" else each
            for each in after.positions
        ),
    )
    third = replace(twin, id="P-41", status=PositionStatus.OPEN)  # type: ignore[arg-type]
    accepted = replace(accepted, positions=(third, *accepted.positions))
    assert outcomes(drafted(text, accepted, market)) == ["same", "same"]


def test_that_positions_of_several_teams_are_asked_about(plan: Plan, market: Snapshot) -> None:
    twin = replace(plan.positions[-1], id="P-40", team_id=plan.teams[0].id)  # type: ignore[arg-type]
    plan = replace(plan, positions=(*plan.positions, twin))
    draft = drafted(f"{HEADINGS}\nEve|SRE|Senior|Dublin|115k|\n", plan, market)
    assert sentences(draft)[0].startswith("Several positions fit this offer: P-12, ")
    chosen = after_fix(draft, labels(draft)[1], plan, market)
    assert chosen.steps[0].seat_id == "P-40"


def test_that_an_offer_without_a_position_offers_the_nearest_ones(
    plan: Plan, market: Snapshot
) -> None:
    text = f"{HEADINGS}\nEve|GPU cluster engineer|Senior|Kraków|310k|2027-03-01\n"
    draft = drafted(text, plan, market)
    assert labels(draft) == [
        "It is P-01, GPU cluster engineer, Kraków",
        "It is P-03, GPU cluster engineer, São Paulo",
        "It is P-02, GPU cluster engineer, Bengaluru",
        "Add as a position",
    ]
    added = after_fix(draft, "Add as a position", plan, market)
    after = import_draft(added, context(plan, market)).plan
    assert after.positions[-1].status is PositionStatus.OFFERED
    assert outcomes(drafted(text, after, market)) == ["same"]


@pytest.mark.parametrize("pay", ["", "soon"])
def test_that_an_offer_needs_its_pay(pay: str, plan: Plan, market: Snapshot) -> None:
    draft = drafted(f"{HEADINGS}\nEve|SRE|Senior|Dublin|{pay}|\n", plan, market)
    assert outcomes(draft) == ["faulty"]
    assert not draft.has_news


def test_that_pay_of_an_offer_in_another_currency_can_be_converted(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("Position ID|Offer\nP-12|$130k\n", plan, market)
    assert sentences(draft) == ["USD 130,000 is not in EUR, which is paid there."]
    converted = after_fix(draft, labels(draft)[0], plan, market)
    pay = converted.steps[0].values["base_pay"]
    assert isinstance(pay, Money)
    assert pay.currency == "EUR"


def test_that_an_offer_with_an_unknown_status_can_be_left_out(plan: Plan, market: Snapshot) -> None:
    rows = "P-03|400k|declined\nP-12|115k|sent\nP-11|170k|declined\n"
    draft = drafted(f"Position ID|Offer|Status\n{rows}", plan, market)
    assert outcomes(draft) == ["faulty", "changed", "faulty"]
    assert labels(draft) == ["Leave out"]
    draft = after_fix(draft, "Leave out", plan, market)
    assert outcomes(draft) == ["left-out", "changed", "left-out"]
