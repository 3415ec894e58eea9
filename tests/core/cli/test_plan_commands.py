from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calculators.evaluation import evaluate
from planner.market.loader import load_snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.model import Assumptions
from planner.plan.samples import load_sample
from planner.plan.store import load_plan, save_plan
from planner.quantities.identifiers import CountryCode, CurrencyCode, PlaceId
from planner.quantities.money import Money

Run = Callable[..., Any]
Refused = Callable[..., str]


def test_that_a_sample_becomes_a_plan_file(planner: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.hplan"
    ended = planner("new", path, "--sample", "cloud-provider", "--json")
    assert ended.exit_code == 0
    assert (ended.json["members"], ended.json["positions"]) == (9, 12)
    assert load_plan(path) == load_sample("cloud-provider")


def test_that_an_existing_file_is_replaced_only_by_force(
    planner: Run, refused: Refused, tmp_path: Path
) -> None:
    path = tmp_path / "mine.hplan"
    path.write_text("mine")
    assert "--force" in refused("new", path, "--sample", "cloud-provider")
    assert path.read_text() == "mine"
    assert planner("new", path, "--sample", "cloud-provider", "--force").exit_code == 0
    assert load_plan(path).name == load_sample("cloud-provider").name


def test_that_an_unknown_sample_names_the_known_ones(refused: Refused, tmp_path: Path) -> None:
    assert "cloud-provider" in refused("new", tmp_path / "x.hplan", "--sample", "../../etc/passwd")
    assert list(tmp_path.iterdir()) == []


def test_that_a_missing_folder_is_said(refused: Refused, tmp_path: Path) -> None:
    assert "folder" in refused("new", tmp_path / "no" / "x.hplan", "--sample", "cloud-provider")


def test_that_a_write_protected_target_is_kept(refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "signed.hplan"
    path.write_text("signed off")
    path.chmod(0o400)
    assert "write-protected" in refused("new", path, "--sample", "cloud-provider", "--force")
    assert path.read_text() == "signed off"


def test_that_show_lists_every_seat_with_cost_and_overlap(planner: Run, sample: Path) -> None:
    answer = planner("show", sample, "--json").json
    assert (answer["existing_heads"], answer["planned_heads"]) == (9, 12)
    assert len(answer["seats"]) == 21
    evaluation = evaluate(load_plan(sample), load_snapshot())
    for seat in answer["seats"]:
        cost = evaluation.seat_costs[seat["id"]]
        assert Decimal(seat["fully_loaded"]) == cost.annual_reporting
    assert Decimal(answer["run_rate"]) == evaluation.headline.run_rate


def test_that_show_reads_as_tables_by_team(planner: Run, sample: Path) -> None:
    out = planner("show", sample).out
    assert "12 planned + 9 existing" in out
    assert "GPU platform" in out
    assert "₹58,00,000" in out
    assert "CAD $228,000" in out
    assert "Kraków" in out


def test_that_a_sound_plan_has_no_findings(planner: Run, sample: Path) -> None:
    ended = planner("check", sample)
    assert (ended.exit_code, ended.out) == (0, "No findings.\n")
    assert planner("check", sample, "--json").json == {"problems": []}


def test_that_findings_end_with_one_and_say_where(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    first, second, *rest = plan.positions
    broken = (
        replace(first, end=date(2026, 1, 1)),
        replace(second, base_pay=Money(Decimal(-5), second.base_pay.currency)),
        *rest,
    )
    save_plan(replace(plan, positions=broken), sample)
    ended = planner("check", sample, "--json")
    assert ended.exit_code == 1
    found = {problem["seat"]: problem for problem in ended.json["problems"]}
    assert found[first.id]["kind"] == "end-before-start"
    assert found[second.id]["kind"] == "negative-pay"
    readable = planner("check", sample)
    assert readable.exit_code == 1
    assert f"error: {first.id}: The end 1 Jan 26 lies before the start" in readable.out


@pytest.mark.parametrize("command", ["show", "budget"])
def test_that_a_seat_left_out_is_said_beside_the_answer(
    planner: Run, sample: Path, command: str
) -> None:
    plan = load_plan(sample)
    lost = replace(plan.positions[0], place_id=PlaceId("xx-atlantis"))
    save_plan(replace(plan, positions=(lost, *plan.positions[1:])), sample)
    ended = planner(command, sample, "--json")
    assert ended.exit_code == 1
    assert ended.json
    assert f"hiring-planner: {lost.id}: The place “xx-atlantis”" in ended.err
    assert planner(command, sample).exit_code == 1


def test_that_a_warning_alone_is_no_failure(planner: Run, sample: Path) -> None:
    plan = load_plan(sample)
    early = replace(plan.positions[0], start=date(2020, 1, 6))
    save_plan(replace(plan, positions=(early, *plan.positions[1:])), sample)
    ended = planner("show", sample)
    assert (ended.exit_code, ended.err) == (0, "")
    assert "1 finding: “hiring-planner check” lists it." in ended.out
    assert planner("check", sample).exit_code == 1


@pytest.mark.parametrize("command", ["show", "budget"])
def test_that_a_plan_in_no_known_currency_is_refused(
    refused: Refused, sample: Path, command: str
) -> None:
    save_plan(replace(load_plan(sample), reporting_currency=CurrencyCode("XXX")), sample)
    sentence = refused(command, sample)
    assert "The reporting currency “XXX” is not in the market data" in sentence
    assert str(sample) in sentence


@pytest.mark.parametrize("command", ["show", "check", "budget"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ends in the middle"),
        (b'{"format": "hiring-planner plan", "ver', "ends in the middle"),
        (b"{}", "not marked as a plan"),
        (b"\xff\xfe\x00", "not a text file"),
        (b'{"format": "hiring-planner plan", "version": 99}', "newer version"),
        (b'{"format": "hiring-planner plan", "version": 1, "nmae": "x"}', "nmae"),
    ],
)
def test_that_an_unreadable_plan_is_said_and_left_alone(
    refused: Refused, tmp_path: Path, command: str, content: bytes, words: str
) -> None:
    path = tmp_path / "bad.hplan"
    path.write_bytes(content)
    sentence = refused(command, path)
    assert words in sentence
    assert str(path) in sentence
    assert path.read_bytes() == content


@pytest.mark.parametrize("command", ["show", "check", "budget"])
def test_that_a_missing_plan_or_a_folder_is_said(
    refused: Refused, tmp_path: Path, command: str
) -> None:
    assert "There is no file" in refused(command, tmp_path / "none.hplan")
    assert "is a folder" in refused(command, tmp_path)


COMMANDS = set("\x1b\x07\r\x9b\u202e")
STEERING = "\x1b[31mred\x1b]0;title\x07\r\x9b2J\u202egnp.exe"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A plan whose names would command a terminal."""
    plan = load_sample("cloud-provider")
    team = replace(plan.teams[0], name=f"Team {STEERING}")
    member = replace(plan.members[0], name=f"Ann\n{STEERING}", team_id=team.id)
    path = tmp_path / "hostile.hplan"
    save_plan(
        replace(
            plan,
            name=f"Plan {STEERING}",
            teams=(team, *plan.teams[1:]),
            members=(member, *plan.members[1:]),
        ),
        path,
    )
    return path


@pytest.mark.parametrize("command", ["show", "budget", "check"])
def test_that_a_plans_names_do_not_steer_the_terminal(
    planner: Run, hostile: Path, command: str
) -> None:
    ended = planner(command, hostile)
    assert not set(ended.out + ended.err) & COMMANDS


def test_that_an_error_repeats_no_steering_character_and_stays_one_line(refused: Refused) -> None:
    sentence = refused("overlap", f"Nowhere\n{STEERING}")
    assert "Nowhere \ufffd[31mred" in sentence


def test_that_a_script_reads_a_plans_names_as_they_are(planner: Run, hostile: Path) -> None:
    ended = planner("show", hostile, "--json")
    assert ended.json["name"] == f"Plan {STEERING}"
    assert not set(ended.out) & COMMANDS


@pytest.fixture
def assumed(sample: Path) -> Path:
    """The sample with every assumption, an exception of a country each, and company days."""
    plan = load_plan(sample)
    poland, india = CountryCode("PL"), CountryCode("IN")
    assumptions = replace(
        plan.assumptions,
        overhead_share=Decimal("0.12"),
        overhead_share_by_country={india: Decimal("0.055")},
        agency_fee_share_by_country={poland: Decimal("0.2")},
        equipment_by_country={poland: Money(Decimal(9800), CurrencyCode("PLN"))},
    )
    first, *rest = plan.positions
    changed = replace(
        plan,
        assumptions=assumptions,
        company_days={
            CompanyDay(date(2027, 5, 7), poland): "",
            CompanyDay(date(2026, 12, 24)): "Eve",
        },
        positions=(replace(first, benefits_share=Decimal("0.1"), cost_center="4711"), *rest),
    )
    save_plan(changed, sample)
    return sample


def test_that_show_tells_scripts_what_is_assumed(planner: Run, assumed: Path) -> None:
    answer = planner("show", assumed, "--json").json
    told = answer["assumptions"]
    assert (told["benefits_share"], told["overhead_share"]) == (0.06, 0.12)
    assert told["overhead_share_by_country"] == {"IN": 0.055}
    assert told["agency_fee_share_by_country"] == {"PL": 0.2}
    assert told["equipment"] == {"amount": "3200", "currency": "USD"}
    assert told["equipment_by_country"] == {"PL": {"amount": "9800", "currency": "PLN"}}
    assert told["contractor_fee_usd"] is None
    assert told["target_percentile"] == 0.5
    assert answer["company_days"] == [
        {"date": "2026-12-24", "country": None, "name": "Eve"},
        {"date": "2027-05-07", "country": "PL", "name": ""},
    ]
    seats = {seat["id"]: seat for seat in answer["seats"]}
    assert (seats["P-01"]["benefits_share"], seats["P-01"]["cost_center"]) == (0.1, "4711")
    assert (seats["P-02"]["benefits_share"], seats["P-02"]["cost_center"]) == (None, "")


def test_that_show_names_every_assumption(planner: Run, assumed: Path) -> None:
    assumptions = load_plan(assumed).assumptions
    told = planner("show", assumed, "--json").json["assumptions"]
    assert told.keys() == {field.name for field in fields(assumptions)}


def test_that_show_reads_what_is_assumed_with_each_countrys_own(
    planner: Run, assumed: Path
) -> None:
    lines = planner("show", assumed).out.replace("\xa0", " ").splitlines()
    shown = [" ".join(line.split()) for line in lines]
    overhead = shown.index("Overhead of an own entity, share of base pay 12.00%")
    assert shown[overhead + 1] == "India 5.50%"
    assert lines[overhead + 1].startswith("  India")
    equipment = shown.index("Equipment of a new employee, once $3,200.00")
    assert shown[equipment + 1] == "Poland PLN 9,800.00"
    assert "24 Dec 26 Everywhere Eve" in shown
    assert "7 May 27 Poland Company day off" in shown


def test_that_show_has_no_table_of_company_days_without_any(planner: Run, sample: Path) -> None:
    assert "Company day" not in planner("show", sample).out


def test_that_the_budget_holds_overhead_to_the_cent(planner: Run, assumed: Path) -> None:
    plan = load_plan(assumed)
    answer = planner("budget", assumed, "--json").json
    budget = evaluate(plan, load_snapshot()).budget
    assert [Decimal(each["total"]) for each in answer["months"]] == list(budget.totals)
    assert Decimal(answer["run_rate"]) == budget.run_rate
    save_plan(replace(plan, assumptions=Assumptions()), assumed)
    assert Decimal(planner("budget", assumed, "--json").json["run_rate"]) < budget.run_rate
