from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.intake.columns.seat_fields import SeatField
from planner.intake.imports.import_draft import (
    draft_import,
    mended_import,
    retyped_import,
    with_column,
)
from planner.intake.imports.import_kind import ImportKind, is_for_import, missing_columns
from planner.intake.imports.imported_plan import import_draft
from planner.intake.imports.row_steps import Outcome
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import add_member, add_scenario, next_member_id
from planner.plan.model import Engagement, Plan, Position, PositionStatus, Priority, TeamMember
from planner.plan.scenario_plans import scenario_plan, with_scenario_plan
from planner.quantities.identifiers import CurrencyCode, PlaceId, ScenarioId, SeatId
from planner.quantities.money import Money
from tests.core.intake.imports import (
    after_fix,
    columns,
    context,
    drafted,
    grid,
    imported,
    labels,
    outcomes,
    sentences,
)

HEADINGS = "Name|Job title|City|Start date|Salary|Currency|Manager|Cost centre|Status"


def newest_member(plan: Plan) -> TeamMember:
    return plan.members[-1]


def test_that_people_of_a_roster_become_team_members(plan: Plan, market: Snapshot) -> None:
    text = (
        f"{HEADINGS}|Contract|Last day|Comment|Team\n"
        "Anna Kowalska|Senior SRE|Krakow|31/12/26|310k|PLN|Tomasz|CC-7|On leave|B2B|30/6/27|=1|Night\n"
    )
    after = imported(text, plan, market)
    anna = newest_member(after)
    assert (anna.id, anna.name, anna.manager, anna.cost_center) == (
        "M-10",
        "Anna Kowalska",
        "Tomasz",
        "CC-7",
    )
    assert (anna.role, anna.level) == (RoleFamily.SITE_RELIABILITY_ENGINEER, Level.SENIOR)
    assert anna.place_id == PlaceId("pl-krakow")
    assert (anna.start, anna.end) == (date(2026, 12, 31), date(2027, 6, 30))
    assert anna.base_pay == Money(Decimal(310_000), CurrencyCode("PLN"))
    assert (anna.engagement, anna.notes) == (Engagement.CONTRACTOR, "=1")
    assert after.teams[-1].name == "Night"
    assert anna.team_id == after.teams[-1].id
    assert after.positions == plan.positions


def test_that_people_of_a_roster_leave_those_of_scenarios_alone(
    plan: Plan, market: Snapshot
) -> None:
    tried = ScenarioId("S-1")
    document = add_scenario(plan, "One more")
    shown = scenario_plan(document, tried)
    sam = replace(shown.members[0], id=next_member_id(shown), name="Sam")
    document = with_scenario_plan(document, add_member(shown, sam))
    text = f"{HEADINGS}|Team\nAnna|SRE|Krakow|||||||Night\nBob|SRE|Berlin|||||||night\n"
    after = imported(text, document, market)
    names = [member.name for member in scenario_plan(after, tried).members[-3:]]
    assert sorted(names) == ["Anna", "Bob", "Sam"]
    assert [(team.id, team.name) for team in after.teams[3:]] == [("T-4", "Night")]
    assert {member.team_id for member in after.members[-2:]} == {"T-4"}


def test_that_rows_without_a_name_but_with_a_status_are_positions(
    plan: Plan, market: Snapshot
) -> None:
    after = imported(
        f"{HEADINGS}|Priority\n"
        "Anna|SRE|Krakow|2027-01-01|310k|PLN|Tom|CC|Active|\n"
        "TBH|Senior MLOps|Berlin|2027-02-01|90k|EUR|Tom|CC|Offered|P1\n",
        plan,
        market,
    )
    position = after.positions[-1]
    assert isinstance(position, Position)
    assert (position.role, position.place_id) == (RoleFamily.MLOPS_ENGINEER, PlaceId("de-berlin"))
    assert position.status is PositionStatus.OFFERED
    assert position.priority is Priority.HIGH
    assert position.hiring_manager == "Tom"
    assert newest_member(after).name == "Anna"


def test_that_a_roster_without_names_holds_positions(plan: Plan, market: Snapshot) -> None:
    after = imported("Role|Location\nSRE|Berlin\nMLOps|Oslo\n", plan, market)
    assert len(after.positions) == len(plan.positions) + 2
    assert after.members == plan.members


def test_that_what_a_row_does_not_say_is_filled_in_and_counted(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("Name|Role|Location\nAnna|SRE|Berlin\nBo|Senior SRE|Oslo\n", plan, market)
    after = import_draft(draft, context(plan, market))
    anna = after.plan.members[-2]
    assert anna.level is Level.MID
    assert anna.engagement is Engagement.OWN_ENTITY
    assert anna.start == plan.horizon_start.first_day
    assert anna.team_id == plan.teams[0].id
    assert anna.base_pay.currency == "EUR"
    assert anna.base_pay.amount > 0
    assert after.assumed == {
        SeatField.LEVEL: 1,
        SeatField.ENGAGEMENT: 2,
        SeatField.START: 2,
        SeatField.TEAM: 2,
        SeatField.BASE_PAY: 2,
    }


def test_that_the_same_roster_again_changes_nothing(plan: Plan, market: Snapshot) -> None:
    text = f"{HEADINGS}\nJosé Núñez|Senior SRE|Krakow|1.2.27|310k|PLN|Tom|CC-7|Active\n"
    after = imported(text, plan, market)
    for again in (text, text.replace("José Núñez", "JOSE NUNEZ")):
        draft = drafted(again, after, market)
        assert outcomes(draft) == ["same"]
        assert not draft.has_news
        assert import_draft(draft, context(after, market)).plan is after


def test_that_what_a_row_says_otherwise_is_changed_and_nothing_else(
    plan: Plan, market: Snapshot
) -> None:
    text = "Name|City|Salary\nTomasz Wisniewski|Kraków|450k\nAoife Brennan|Dublin|\n"
    draft = drafted(text, plan, market)
    tomasz = plan.members[1]
    pay = Money(Decimal(450_000), CurrencyCode("PLN"))
    assert draft.steps[0].values == {"base_pay": pay}
    assert outcomes(draft) == ["changed", "same"]
    after = import_draft(draft, context(plan, market)).plan
    assert after.members[1] == replace(tomasz, base_pay=pay)


def test_that_pay_of_somebody_who_moves_is_converted(plan: Plan, market: Snapshot) -> None:
    text = "Name|Job title|City\nMariana Duarte|Senior SRE|Kraków\n"
    draft = drafted(text, plan, market)
    after = import_draft(draft, context(plan, market))
    assert after.converted == 1
    assert after.plan.members[6].base_pay.currency == "PLN"
    assert outcomes(drafted(text, after.plan, market)) == ["same"]


def test_that_pay_of_a_row_that_does_not_say_where_is_in_the_persons_currency(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("Name|Salary\nAnanya Krishnan|6.5m\n", plan, market)
    assert draft.steps[0].values == {"base_pay": Money(Decimal(6_500_000), CurrencyCode("INR"))}
    draft = drafted("Name|Salary\nAnanya Krishnan|$90k\n", plan, market)
    assert sentences(draft) == ["USD 90,000 is not in INR, which is paid there."]


def test_that_ids_of_the_plan_say_who_somebody_is(plan: Plan, market: Snapshot) -> None:
    draft = drafted(
        "ID|Name|Job title|City\nM-03|Ananya Rao|GPU kernel engineer|Bengaluru\n", plan, market
    )
    assert draft.steps[0].seat_id == "M-03"
    assert draft.steps[0].values == {"name": "Ananya Rao"}


def test_that_an_id_of_somebody_with_another_name_role_and_location_is_asked_about(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("ID|Name|Job title|City\nM-03|Eve|SRE|Oslo\n", plan, market)
    assert sentences(draft) == [
        "The ID of “Eve” belongs to somebody else in the plan: M-03, Ananya Krishnan, Bengaluru."
    ]
    added = after_fix(draft, "Somebody else", plan, market)
    assert outcomes(added) == ["added"]
    changed = after_fix(draft, "It is M-03, Ananya Krishnan, Bengaluru", plan, market)
    assert changed.steps[0].seat_id == "M-03"


def test_that_a_namesake_elsewhere_in_another_role_is_asked_about(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("Name|Role|City\nRohan Deshpande|SRE|Oslo\n", plan, market)
    (sentence,) = sentences(draft)
    assert sentence == (
        "“Rohan Deshpande” is in the plan with another position and location: "
        "M-06, Rohan Deshpande, Bengaluru."
    )
    assert labels(draft) == [
        "It is M-06, Rohan Deshpande, Bengaluru",
        "Somebody else of that name",
    ]
    moved = after_fix(draft, labels(draft)[0], plan, market)
    assert (outcomes(moved), moved.steps[0].seat_id) == (["changed"], "M-06")
    other = after_fix(draft, labels(draft)[1], plan, market)
    after = import_draft(other, context(plan, market)).plan
    assert [member.name for member in after.members].count("Rohan Deshpande") == 2
    assert outcomes(drafted("Name|Role|City\nRohan Deshpande|SRE|Oslo\n", after, market)) == [
        "same"
    ]


def test_that_two_people_alike_in_the_plan_are_asked_about(plan: Plan, market: Snapshot) -> None:
    twin = replace(
        plan.members[6], id=SeatId("M-90"), base_pay=Money(Decimal(99_000), CurrencyCode("EUR"))
    )
    plan = replace(plan, members=(*plan.members, twin))
    text = "Name|Role|City|Salary\nMariana Duarte|SRE|Dublin|120k\n"
    draft = drafted(text, plan, market)
    assert labels(draft)[:2] == [
        "It is M-07, Mariana Duarte, Dublin",
        "It is M-90, Mariana Duarte, Dublin",
    ]
    assert outcomes(drafted(text.replace("120k", "99k"), plan, market)) == ["same"]


def test_that_one_of_two_people_alike_in_all_is_not_asked_about(
    plan: Plan, market: Snapshot
) -> None:
    twin = replace(plan.members[6], id=SeatId("M-90"))
    plan = replace(plan, members=(*plan.members, twin))
    assert outcomes(drafted("Name|Role|City\nMariana Duarte|SRE|Dublin\n", plan, market)) == [
        "same"
    ]


def test_that_position_and_location_tell_namesakes_apart_before_all_else(
    plan: Plan, market: Snapshot
) -> None:
    here = plan.members[6]
    there = replace(here, id=SeatId("M-90"), place_id=PlaceId("de-berlin"), cost_center="CC-9")
    plan = replace(plan, members=(there, *plan.members))
    text = (
        "Name|Role|City|Salary|Cost center|Start\nMariana Duarte|SRE|Dublin|99k|CC-9|2019-01-01\n"
    )
    draft = drafted(text, plan, market)
    assert draft.steps[0].seat_id == here.id


def test_that_positions_that_are_as_they_were_stay_themselves(plan: Plan, market: Snapshot) -> None:
    text = "Role|City|Salary\nStorage engineer|Berlin|80k\nStorage engineer|Berlin|90k\n"
    plan = imported(text, plan, market)
    first, second = (position.id for position in plan.positions[-2:])
    text = "Role|City|Salary\nStorage engineer|Berlin|85k\nStorage engineer|Berlin|80k\n"
    draft = drafted(text, plan, market)
    assert [(step.seat_id, step.outcome.value) for step in draft.steps] == [
        (second, "changed"),
        (first, "same"),
    ]


def test_that_duplicates_are_kept_once_or_twice(plan: Plan, market: Snapshot) -> None:
    text = "Name|Role|City\nJan|SRE|Oslo\nEve|SRE|Oslo\nJAN|SRE|Oslo\n"
    draft = drafted(text, plan, market)
    assert sentences(draft) == ["“JAN” stands in row 2 already."]
    first = after_fix(draft, "Keep the first", plan, market)
    assert outcomes(first) == ["added", "added", "left-out"]
    both = after_fix(draft, "Keep both", plan, market)
    after = import_draft(both, context(plan, market)).plan
    assert [member.name for member in after.members[-3:]] == ["Jan", "Eve", "JAN"]
    assert outcomes(drafted(text, after, market)) == ["same"] * 3


def test_that_all_duplicates_can_be_left_out_at_once(plan: Plan, market: Snapshot) -> None:
    text = "Name|Role|City\n" + "".join(f"N{n}|SRE|Oslo\nN{n}|SRE|Oslo\n" for n in range(5))
    draft = drafted(text, plan, market)
    assert draft.faulty_count == 5
    draft = after_fix(draft, "Keep the first of all", plan, market)
    assert outcomes(draft) == ["added", "left-out"] * 5


def test_that_a_row_that_names_nobody_is_asked_about(plan: Plan, market: Snapshot) -> None:
    text = "Name|Role|City\nEve|SRE|Oslo\n|MLOps engineer|Oslo\n"
    draft = drafted(text, plan, market)
    assert sentences(draft) == ["The row names nobody. Give a name, or the status of a position."]
    draft = after_fix(draft, "Import as a position", plan, market)
    after = import_draft(draft, context(plan, market)).plan
    assert after.positions[-1].role is RoleFamily.MLOPS_ENGINEER
    assert outcomes(drafted(text, after, market)) == ["same", "same"]


def test_that_somebody_with_the_status_of_a_position_is_asked_about(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("Name|Role|City|Status\nEve|SRE|Oslo|Offered\n", plan, market)
    assert sentences(draft) == ["“Eve” has the status “Offered”, which only a position has."]
    employed = after_fix(draft, "Import as a team member", plan, market)
    assert [step.is_member for step in employed.steps] == [True]
    position = after_fix(draft, "Import as a position", plan, market)
    assert position.steps[0].values["status"] is PositionStatus.OFFERED


def test_that_who_left_is_not_imported_unasked(plan: Plan, market: Snapshot) -> None:
    draft = drafted(
        "Name|Role|City|Status|End\nEve|SRE|Oslo|left|\nBo|SRE|Oslo|left|2027-01-31\n", plan, market
    )
    assert outcomes(draft) == ["faulty", "added"]
    draft = after_fix(draft, "Leave out", plan, market)
    assert outcomes(draft) == ["left-out", "added"]


def test_that_pay_without_a_currency_far_from_the_band_is_doubted(
    plan: Plan, market: Snapshot
) -> None:
    text = "Name|Role|City|Salary\nEve|Senior SRE|Bengaluru|85000\n"
    draft = drafted(text, plan, market)
    assert sentences(draft) == [
        "Without a currency this is ₹85,000 a year, far from the pay band there."
    ]
    assert any(label.startswith("USD: INR ") for label in labels(draft))
    as_it_stands = after_fix(draft, "INR 85,000, as it stands", plan, market)
    assert as_it_stands.steps[0].values["base_pay"] == Money(Decimal(85_000), CurrencyCode("INR"))
    assert outcomes(drafted(text.replace("85000", "INR 85000"), plan, market)) == ["added"]
    assert outcomes(drafted(text.replace("85000", "4200000"), plan, market)) == ["added"]


def test_that_an_unknown_city_is_mended_in_all_rows_at_once(plan: Plan, market: Snapshot) -> None:
    text = "Name|Role|City\nEve|SRE|Krakwo\nBo|SRE|Krakwo\nCy|SRE|Oslo\n"
    draft = drafted(text, plan, market)
    assert draft.faulty_count == 2
    draft = after_fix(draft, "Kraków, Poland", plan, market)
    assert outcomes(draft) == ["added"] * 3


def test_that_a_country_without_a_city_asks_for_one(plan: Plan, market: Snapshot) -> None:
    draft = drafted("Name|Role|Country\nEve|SRE|Germany\n", plan, market)
    assert columns(draft) == ["name", "role", "place_id"]
    assert labels(draft)[0] == "Berlin, Germany"
    assert outcomes(after_fix(draft, "Berlin, Germany", plan, market)) == ["added"]


def test_that_a_new_person_needs_a_role_and_a_location(plan: Plan, market: Snapshot) -> None:
    draft = drafted("Name|Role|City\nEve||Oslo\nBo|SRE|\n", plan, market)
    assert sentences(draft) == [
        "The row says no position. Give one, such as GPU cluster engineer.",
        "The row says no location. Give a city, such as Kraków, Poland.",
    ]
    draft = retyped_import(draft, 3, 2, "Oslo", context(plan, market))
    assert outcomes(draft) == ["faulty", "added"]


def test_that_nothing_becomes_of_rows_whose_columns_nobody_knows(
    plan: Plan, market: Snapshot
) -> None:
    draft = drafted("Foo|Bar\nx|y\n", plan, market)
    assert missing_columns(draft.layout, draft.kind)
    assert not draft.has_news
    draft = with_column(draft, 0, SeatField.NAME, context(plan, market))
    assert not missing_columns(draft.layout, draft.kind)


def test_that_dates_of_a_column_follow_those_that_leave_no_doubt(
    plan: Plan, market: Snapshot
) -> None:
    text = "Name|Role|City|Start\nEve|SRE|Oslo|1/2/27\nBo|SRE|Oslo|31/1/27\n"
    draft = drafted(text, plan, market)
    assert draft.steps[0].values["start"] == date(2027, 2, 1)
    draft = retyped_import(draft, 3, 3, "1/31/27", context(plan, market))
    assert draft.steps[0].values["start"] == date(2027, 1, 2)


def test_that_rows_that_stayed_are_not_read_again(plan: Plan, market: Snapshot) -> None:
    text = "Name|Role|City\n" + "".join(f"N{n}|SRE|Oslo\n" for n in range(20))
    draft = drafted(text, plan, market)
    edited = retyped_import(draft, 5, 0, "Other", context(plan, market))
    before, after = draft.rows, edited.rows
    assert [row is old for row, old in zip(after, before, strict=True)].count(False) == 1


def test_that_the_rows_with_problems_alone_are_left_out(plan: Plan, market: Snapshot) -> None:
    after = imported("Name|Role|City\nEve|SRE|Nowhere at all\nBo|SRE|Oslo\n", plan, market)
    assert [member.name for member in after.members[len(plan.members) :]] == ["Bo"]


def test_that_the_middle_of_each_range_is_taken_in_the_whole_column(
    plan: Plan, market: Snapshot
) -> None:
    rows = "".join(f"N{n}|SRE|Berlin|{60 + n % 20}k-{70 + n % 20}k\n" for n in range(600))
    draft = drafted(f"Name|Role|City|Salary\n{rows}", plan, market)
    assert draft.faulty_count == 600
    draft = after_fix(draft, "The middle of each range in the column", plan, market)
    assert outcomes(draft) == ["added"] * 600
    assert draft.steps[3].values["base_pay"] == Money(Decimal(68_000), CurrencyCode("EUR"))


def test_that_a_column_of_something_else_is_given_up(plan: Plan, market: Snapshot) -> None:
    text = "Name|Role|City\n" + "".join(f"N{n}|SRE|Not a city {n}\n" for n in range(700))
    draft = drafted(text, plan, market)
    assert draft.faulty_count == 700
    assert sentences(draft)[0].startswith("There is no place “Not a city 0”")
    assert set(sentences(draft)[500:]) == {
        "Too many cells of the column cannot be read. Check what the column means."
    }
    mended = retyped_import(draft, 702 - 1, 2, "Oslo", context(plan, market))
    assert mended.steps[-1].outcome is Outcome.ADDED


NAMES = ("Anna Nowak", "anna nowak", "Jan", "Rohan Deshpande", "Aoife Brennan", "TBH", "", "Eve")
ROLES = ("SRE", "Senior SRE", "Engineering manager, Staff", "Storage engineer", "")
PLACES = ("Oslo", "Dublin", "Bengaluru", "Krakwo", "Kraków, Poland", "")
STATUSES = ("Active", "Open", "Offered", "left", "", "", "")
ROWS = st.tuples(
    st.sampled_from(("", "", "", "M-01", "M-06", "P-03", "M-77")),
    st.sampled_from(NAMES),
    st.sampled_from(ROLES),
    st.sampled_from(PLACES),
    st.sampled_from(("90k", "5.800.000", "80k-90k", "", "€70000")),
    st.sampled_from(("1/2/27", "2027-03-01", "13.4.2027", "")),
    st.sampled_from(STATUSES),
    st.sampled_from(("", "Night", "Platform")),
)


@settings(max_examples=60)
@given(st.lists(ROWS, min_size=1, max_size=12), st.integers(0, 6), st.booleans())
def test_that_importing_twice_is_importing_once(
    plan: Plan,
    market: Snapshot,
    rows: list[tuple[str, ...]],
    fixes: int,
    has_ids: bool,  # noqa: FBT001 -- drawn
) -> None:
    headings = (
        "ID" if has_ids else "Foo",
        "Name",
        "Role",
        "City",
        "Pay",
        "Start",
        "Status",
        "Team",
    )
    text = "\n".join("|".join(row) for row in (headings, *rows))
    once = context(plan, market)
    draft = draft_import(grid(text), "team.csv", once, ImportKind.ROSTER)
    for _ in range(fixes):
        problem = next((each for each in draft.problems if each.fixes), None)
        if problem is not None:
            draft = mended_import(draft, problem, problem.fixes[-1], once)
    after = import_draft(draft, once).plan
    assert len(after.members) + len(after.positions) - len(plan.members) - len(
        plan.positions
    ) == draft.count(Outcome.ADDED)
    twice = context(after, market)
    again = draft_import(draft.grid, "team.csv", twice, ImportKind.ROSTER, draft.layout)
    assert import_draft(again, twice).plan == after
    news = {step.row for step in again.steps if step.outcome in (Outcome.ADDED, Outcome.CHANGED)}
    assert not news


@pytest.mark.parametrize(
    ("headings", "cells", "is_wanted"),
    [
        ("Name|Job title|City", "Eve|SRE|Oslo", True),
        ("First name|Last name|Salary", "Eve|Moreau|1", True),
        ("Role|Level|P25|P50", "SRE|Senior|1|2", True),
        ("Role|Location|Salary", "SRE|Oslo|1", False),
        ("ID|Name|Position|Location", "M-01|Aoife Brennan|SRE|Oslo", False),
        ("ID|Name|Position|Location", "10023|Aoife Brennan|SRE|Oslo", True),
        ("Name|Remark", "Eve|x", False),
        ("Eve|SRE|Oslo", "Bo|SRE|Oslo", False),
    ],
)
def test_that_copied_people_and_pay_surveys_are_for_importing(
    headings: str,
    cells: str,
    is_wanted: bool,  # noqa: FBT001 -- given
    plan: Plan,
    market: Snapshot,
) -> None:
    currencies = market.exchange_rates.latest
    assert is_for_import(grid(f"{headings}\n{cells}"), currencies, plan) is is_wanted
