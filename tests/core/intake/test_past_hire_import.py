from dataclasses import replace
from datetime import date

import pytest

from planner.intake.imports.import_kind import ImportKind, is_for_import
from planner.intake.imports.imported_plan import import_draft
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.codec import decode, encode
from planner.plan.levers import PastHire
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode
from tests.core.intake.imports import (
    after_fix,
    columns,
    context,
    drafted,
    grid,
    imported,
    outcomes,
    sentences,
)

HEADINGS = "Role|Level|Country|Opened|Accepted"
SRE = PastHire(
    role=RoleFamily.SITE_RELIABILITY_ENGINEER,
    level=Level.SENIOR,
    country=CountryCode("PL"),
    opened=date(2026, 2, 3),
    accepted=date(2026, 5, 9),
)


@pytest.fixture
def bare(plan: Plan) -> Plan:
    return replace(plan, past_hires=())


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        "Position|Seniority|Location|Requisition opened|Offer accepted",
        "Job title|Level|Country|Date posted|Date filled",
        "Stelle|Stufe|Land|Eröffnet am|Angenommen am",
        "المسمى الوظيفي|المستوى|البلد|تاريخ فتح الوظيفة|تاريخ قبول العرض",
    ],
)
def test_that_past_hires_are_known_by_their_two_dates(
    headings: str, bare: Plan, market: Snapshot
) -> None:
    draft = drafted(f"{headings}\nSRE|Senior|Poland|2026-02-03|2026-05-09\n", bare, market)
    assert draft.kind is ImportKind.PAST_HIRES
    assert columns(draft)[:2] == ["role", "level"]
    assert columns(draft)[3:] == ["opened", "accepted"]
    assert import_draft(draft, context(bare, market)).plan.past_hires == (SRE,)


def test_that_offers_with_both_dates_stay_offers(bare: Plan, market: Snapshot) -> None:
    text = "Role|City|Salary|Opened|Offer accepted\nSRE|Dublin|115k|2026-02-03|2026-05-09\n"
    assert drafted(text, bare, market).kind is ImportKind.OFFERS


def test_that_copied_past_hires_are_imported_and_not_pasted(bare: Plan, market: Snapshot) -> None:
    cells = grid(f"{HEADINGS}\nSRE|Senior|Poland|2026-02-03|2026-05-09\n")
    assert is_for_import(cells, market.exchange_rates.latest, bare)


def test_that_a_past_hire_joins_those_there_are(bare: Plan, market: Snapshot) -> None:
    first = imported(f"{HEADINGS}\nSRE|Senior|Poland|2026-02-03|2026-05-09\n", bare, market)
    text = "Role|Level|City|Opened|Accepted\nSenior MLOps engineer||Kraków|1 Mar 26|2 Jun 26\n"
    after = imported(text, first, market)
    assert after.past_hires[0] == SRE
    assert after.past_hires[1].role is RoleFamily.MLOPS_ENGINEER
    assert after.past_hires[1].country == "PL"
    assert decode(encode(after)) == after


def test_that_the_same_past_hires_again_change_nothing(bare: Plan, market: Snapshot) -> None:
    row = "SRE|Senior|Poland|2026-02-03|2026-05-09\n"
    text = f"{HEADINGS}\n{row}{row}"
    after = imported(text, bare, market)
    assert after.past_hires == (SRE, SRE)
    again = drafted(text, after, market)
    assert outcomes(again) == ["same", "same"]
    assert import_draft(again, context(after, market)).plan is after
    assert outcomes(drafted(text + row, after, market)) == ["same", "same", "added"]


@pytest.mark.parametrize(
    ("opened", "accepted", "column", "sentence"),
    [
        (
            "2026-05-09",
            "2026-02-03",
            4,
            (
                "The offer was accepted on 3 Feb 26, not after the requisition was opened on "
                "9 May 26. Correct one of the dates."
            ),
        ),
        (
            "2026-05-09",
            "2026-05-09",
            4,
            (
                "The offer was accepted on 9 May 26, not after the requisition was opened on "
                "9 May 26. Correct one of the dates."
            ),
        ),
        (
            "2020-05-09",
            "2026-02-03",
            4,
            (
                "From 9 May 20 to 3 Feb 26 are 2,096 days; more than 1,095 are taken for a mistake. "
                "Correct one of the dates, or leave the row out."
            ),
        ),
        (
            "2026-05-09",
            "2026-11-27",
            4,
            (
                "The offer is accepted in the future, on 27 Nov 26. Correct the date, or leave the "
                "row out."
            ),
        ),
        (
            "2026-12-01",
            "2027-02-01",
            3,
            (
                "The requisition is opened in the future, on 1 Dec 26. Correct the date, or leave "
                "the row out."
            ),
        ),
    ],
)
def test_that_an_impossible_duration_is_told_at_its_cell(
    opened: str, accepted: str, column: int, sentence: str, bare: Plan, market: Snapshot
) -> None:
    draft = drafted(f"{HEADINGS}\nSRE|Senior|Poland|{opened}|{accepted}\n", bare, market)
    assert sentences(draft) == [sentence]
    (problem,) = draft.problems
    assert (problem.row, problem.column) == (2, column)


@pytest.mark.parametrize(
    ("opened", "accepted"),
    [("2026-11-25", "2026-11-26"), ("2023-11-27", "2026-11-26")],
)
def test_that_a_day_and_three_years_are_possible(
    opened: str, accepted: str, bare: Plan, market: Snapshot
) -> None:
    draft = drafted(f"{HEADINGS}\nSRE|Senior|Poland|{opened}|{accepted}\n", bare, market)
    assert outcomes(draft) == ["added"]


def test_that_an_unknown_position_or_country_is_told(bare: Plan, market: Snapshot) -> None:
    rows = "Baker|Senior|Poland|2026-02-03|2026-05-09\nSRE|Senior|Atlantis|2026-02-03|2026-05-09\n"
    told = sentences(drafted(f"{HEADINGS}\n{rows}", bare, market))
    assert "“Baker”" in told[0]
    assert "“Atlantis”" in told[1]


def test_that_a_row_needs_all_it_is_counted_by(bare: Plan, market: Snapshot) -> None:
    rows = (
        "|Senior|Poland|2026-02-03|2026-05-09\nSRE||Poland|2026-02-03|2026-05-09\n"
        "SRE|Senior||2026-02-03|2026-05-09\nSRE|Senior|Poland||2026-05-09\n"
        "SRE|Senior|Poland|2026-02-03|\n"
    )
    draft = drafted(f"{HEADINGS}\n{rows}", bare, market)
    assert sentences(draft) == [
        "The row says no position. Give one, such as GPU cluster engineer.",
        "The row says no level. Give one, such as Senior.",
        "The row says neither a location nor a country. Give one of them.",
        "The row does not say when the requisition was opened. Give the date.",
        "The row does not say when the offer was accepted. Give the date.",
    ]
    assert outcomes(after_fix(draft, "Senior", bare, market, 1))[1] == "added"


def test_that_dates_without_a_doubt_decide_the_order_of_the_others(
    bare: Plan, market: Snapshot
) -> None:
    text = (
        f"{HEADINGS}\nSRE|Senior|Poland|03/02/2026|09/05/2026\n"
        "SRE|Senior|Poland|13/02/2026|19/05/2026\n"
    )
    assert imported(text, bare, market).past_hires[0] == SRE
