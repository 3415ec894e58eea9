"""``timeline``: when seats are expected to fill, as text, for scripts and for a spreadsheet."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from planner.calculators.hiring.timeline import expected_timeline
from planner.market.loader import load_snapshot
from planner.plan.levers import HiringAssumptions
from planner.plan.model import Engagement, PositionStatus
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import CurrencyCode, PlaceId
from planner.quantities.money import Money

Run = Callable[..., Any]
Refused = Callable[..., str]


def test_that_scripts_get_what_the_screens_show(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    expected = expected_timeline(plan, load_snapshot())
    found = planner("timeline", sample, "--json").json
    assert found["median_days_to_fill"] == expected.median_days_to_fill
    assert found["filled_by_p50"] == str(expected.filled_by_p50)
    assert found["filled_by_p90"] == str(expected.filled_by_p90)
    assert (found["past_hires"], found["levers"]) == (len(plan.past_hires), [])
    assert [seat["id"] for seat in found["seats"]] == [each.id for each in plan.positions]
    for told, (seat_id, seat) in zip(found["seats"], expected.seats.items(), strict=True):
        assert told["id"] == seat_id
        assert told["first_day"] == str(seat.expected.first_day)
        assert told["days_to_fill"] == seat.expected.days_to_fill
        assert told["days_late"] == seat.days_late
        assert told["first_day_p10"] <= told["first_day"] <= told["first_day_p90"]


def test_that_the_clocks_follow_each_other(planner: Run, sample: Path) -> None:
    for seat in planner("timeline", sample, "--json").json["seats"]:
        clocks = [
            seat[name]
            for name in (
                "opened", "begun", "first_slate", "offer", "accepted", "first_day", "productive",
            )
        ]  # fmt: skip
        assert clocks == sorted(clocks)
        days = (date.fromisoformat(seat["accepted"]) - date.fromisoformat(seat["opened"])).days
        assert days == seat["days_to_fill"]


def test_that_a_scenario_has_its_own_timeline(planner: Run, sample: Path) -> None:
    base = planner("timeline", sample, "--json").json
    pulled = planner("timeline", sample, "--scenario", "Pull three levers", "--json").json
    assert pulled["scenario"] == "S-1"
    assert sorted(pulled["levers"]) == ["internships", "pay-uplift", "university"]
    assert pulled["median_days_to_fill"] < 0.6 * base["median_days_to_fill"]


def test_that_people_read_a_row_for_each_seat_and_what_it_rests_on(
    planner: Run, sample: Path
) -> None:
    ended = planner("timeline", sample)
    assert ended.exit_code == 0
    assert "\nP-03  GPU cluster engineer, Senior " in ended.out
    assert "Median from requisition opened to offer accepted: " in ended.out
    assert "All seats filled by " in ended.out
    assert "Fitted to 24 past hires. No lever is on." in ended.out


def test_that_the_table_is_written_for_a_spreadsheet(
    planner: Run, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "timeline.csv"
    ended = planner("timeline", sample, "--csv", path)
    assert ended.out.endswith(f"Wrote {path}.\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = list(csv.reader(file))
    assert len(rows) == 12
    row = dict(zip(heading, rows[2], strict=True))
    assert (row["ID"], row["Start in the plan"]) == ("P-03", "2027-04-01")
    assert float(row["Chance to fill"]) == 1
    assert float(row["Typical seat"]) == 56


def test_that_an_unlikely_seat_is_doubted_and_not_endless(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    save_plan(replace(plan, hiring=HiringAssumptions(recruiters=0)), sample)
    ended = planner("timeline", sample)
    assert "Whether all seats are filled at all is doubtful: see their chances." in ended.out
    found = planner("timeline", sample, "--json").json
    assert (found["filled_by_p50"], found["filled_by_p90"]) == (None, None)
    assert {seat["fill_probability"] for seat in found["seats"][2:]} == {0}


def test_that_a_seat_without_a_pool_has_even_odds_and_is_told_by_the_check(
    planner: Run, sample: Path
) -> None:
    plan = load_plan(sample)
    moved = replace(
        plan.positions[4],
        place_id=PlaceId("mu-port-louis"),
        base_pay=Money(Decimal(4_000_000), CurrencyCode("MUR")),
        engagement=Engagement.CONTRACTOR,
    )
    positions = (*plan.positions[:4], moved, *plan.positions[5:])
    save_plan(replace(plan, positions=positions), sample)
    ended = planner("check", sample)
    assert ended.exit_code == 1
    assert "P-05: The market data knows nobody with these skills in Mauritius" in ended.out
    (problem,) = planner("check", sample, "--json").json["problems"]
    assert (problem["kind"], problem["severity"]) == ("no-pool", "warning")
    found = planner("timeline", sample, "--json").json
    assert found["seats"][4]["fill_probability"] == 0.5
    assert found["seats"][4]["first_day"] < "2030"
    assert (found["filled_by_p50"], found["filled_by_p90"]) == (None, None)


def test_that_a_plan_without_positions_to_fill_says_so(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    closed = [replace(each, status=PositionStatus.CLOSED) for each in plan.positions]
    save_plan(replace(plan, positions=tuple(closed)), sample)
    ended = planner("timeline", sample)
    assert ended.exit_code == 0
    assert ended.out.endswith("No position is to be filled.\n")
    assert planner("timeline", sample, "--json").json["median_days_to_fill"] is None


def test_that_a_seat_in_an_unknown_place_is_a_finding(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    lost = replace(plan.positions[3], place_id=PlaceId("xx-nowhere"))
    save_plan(replace(plan, positions=(*plan.positions[:3], lost, *plan.positions[4:])), sample)
    ended = planner("timeline", sample)
    assert ended.exit_code == 1
    assert "P-04" not in ended.out
    assert "P-04: The place “xx-nowhere” is not in the market data." in ended.err


def test_that_an_unknown_scenario_is_refused(refused: Refused, sample: Path) -> None:
    assert "There is no scenario “Nobody”" in refused("timeline", sample, "--scenario", "Nobody")
