"""The plan file's format: exact both ways, and strict in what it takes."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.market.role import Level
from planner.plan.codec import MAX_BYTES, Expected, FormatFault, PlanFormatError, decode, encode
from planner.plan.edits import change_seat, remove_seats
from planner.plan.json_values import refuse_repeated
from planner.plan.migrations import RawPlan, current_version
from planner.plan.model import Assumptions, Plan, Position
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.money import Money
from planner.quantities.month import Month

FILES = Path(__file__).parent / "files"
"""Plans as older versions of the program wrote them."""


def raw(plan: Plan) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(encode(plan))
    return content


def refusal_of(data: bytes | dict[str, Any]) -> PlanFormatError:
    with pytest.raises(PlanFormatError) as caught:
        decode(data if isinstance(data, bytes) else json.dumps(data).encode())
    return caught.value


@given(st.data())
def test_that_any_plan_reads_back_as_it_was_written(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    plan = data.draw(plans)
    assert decode(encode(plan)) == plan


@given(st.data())
def test_that_the_layout_is_that_of_indented_json(
    plans: st.SearchStrategy[Plan], data: st.DataObject
) -> None:
    written = encode(data.draw(plans)).decode()
    assert written == json.dumps(json.loads(written), indent=2, ensure_ascii=False) + "\n"


def test_that_a_plan_of_5000_positions_reads_back(
    plan: Plan, make_position: Callable[..., Position]
) -> None:
    pattern = WorkingPattern(start=time(22), end=time(6), weekdays=frozenset({0, 6}))
    seats = tuple(
        make_position(f"P-{n}", working_pattern=pattern if n % 7 else None) for n in range(5000)
    )
    large = replace(plan, positions=seats)
    assert decode(encode(large)) == large


def test_that_writing_is_deterministic_whatever_order_budget_months_were_set_in(plan: Plan) -> None:
    backwards = replace(plan, budget=dict(reversed(list(plan.budget.items()))))
    assert encode(backwards) == encode(plan)


def test_that_the_file_is_readable_text_that_names_its_format(plan: Plan) -> None:
    lines = encode(replace(plan, name="Kraków – 東京")).decode().splitlines()
    assert lines[1:4] == [
        '  "format": "hiring-planner plan",',
        '  "version": 4,',
        '  "name": "Kraków – 東京",',
    ]


def test_that_amounts_are_decimal_text_without_exponent(plan: Plan) -> None:
    content = raw(replace(plan, budget={Month(2027, 1): Decimal("2.5E+5")}))
    assert content["budget"] == {"2027-01": "250000"}


def test_that_the_cents_of_an_amount_survive(plan: Plan) -> None:
    kept = decode(encode(replace(plan, budget={Month(2027, 1): Decimal("0.10")})))
    assert str(kept.budget[Month(2027, 1)]) == "0.10"


def test_that_half_a_surrogate_pair_from_a_broken_paste_survives(plan: Plan) -> None:
    broken = replace(plan, name="a\ud800b")
    assert decode(encode(broken)) == broken


def test_that_the_number_of_removed_positions_survives(plan: Plan) -> None:
    assert decode(encode(replace(plan, retired_position_number=41))).retired_position_number == 41


def test_that_a_document_keeps_its_id(plan: Plan) -> None:
    assert decode(encode(replace(plan, document_id="0123abcd"))).document_id == "0123abcd"


def test_that_a_document_without_an_id_gets_the_same_one_whenever_it_is_read(plan: Plan) -> None:
    content = encode(replace(plan, document_id=""))
    found = decode(content).document_id
    assert len(found) == 16
    assert decode(content).document_id == found
    assert decode(encode(decode(content))).document_id == found
    assert decode(content.replace(b"AI platform", b"Platform")).document_id != found


@pytest.mark.parametrize("found", ["=1+1", "a" * 65, "a b"])
def test_that_an_id_no_document_ever_got_is_refused(plan: Plan, found: str) -> None:
    changed = json.dumps({**raw(plan), "document_id": found}).encode()
    assert refusal_of(changed).where == "document_id"


def test_that_a_byte_order_mark_does_not_hurt(plan: Plan) -> None:
    assert decode(b"\xef\xbb\xbf" + encode(plan)) == plan


def test_that_keys_with_a_default_may_be_missing(plan: Plan) -> None:
    kept = ("format", "version", "name", "reporting_currency", "horizon_start", "anchor_id")
    smallest = {key: value for key, value in raw(plan).items() if key in kept}
    assert decode(json.dumps(smallest).encode()) == Plan(
        name=plan.name,
        reporting_currency=plan.reporting_currency,
        horizon_start=plan.horizon_start,
        anchor_id=plan.anchor_id,
    )


def test_that_a_plan_cut_off_anywhere_is_torn_or_not_a_plan(plan: Plan) -> None:
    whole = encode(replace(plan, name="Zoë")).rstrip()
    faults = {refusal_of(whole[:length]).fault for length in range(len(whole))}
    # Cut inside a literal or a number, the rest is merely not JSON.
    assert faults <= {FormatFault.TORN, FormatFault.NOT_JSON}
    assert refusal_of(whole[: len(whole) // 2]).fault is FormatFault.TORN


@pytest.mark.parametrize("data", [b"", b"  \n", b"\0" * 4096, b'{"format": "hiring-planner plan",'])
def test_that_an_empty_or_blanked_file_is_torn(data: bytes) -> None:
    assert refusal_of(data).fault is FormatFault.TORN


def test_that_a_file_that_is_no_json_says_where(plan: Plan) -> None:
    damaged = encode(plan).replace(b'"version": 4,', b'"version": 3;', 1)
    refusal = refusal_of(damaged)
    assert refusal.fault is FormatFault.NOT_JSON
    assert refusal.facts == {"line": 3, "column": 15}


@pytest.mark.parametrize(
    "data",
    [b"[]", b"{}", b'"plan"', b"null", b"17", b'{"format": "another plan", "version": 1}',
     b'{"format": "hiring-planner plan"}', b'{"format": "hiring-planner plan", "version": true}',
     b'{"format": "hiring-planner plan", "version": 0}',
     b'{"format": "hiring-planner plan", "version": "1"}'],
)  # fmt: skip
def test_that_other_json_is_not_a_plan(data: bytes) -> None:
    assert refusal_of(data).fault is FormatFault.NOT_A_PLAN


def test_that_a_picture_is_not_text() -> None:
    assert refusal_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").fault is FormatFault.NOT_TEXT


def test_that_a_newer_version_is_refused_even_if_the_rest_is_unknown() -> None:
    refusal = refusal_of({"format": "hiring-planner plan", "version": 7, "galaxies": []})
    assert refusal.fault is FormatFault.NEWER_VERSION
    assert refusal.facts == {"version": 7, "supported": 4}


def test_that_old_versions_migrate_step_by_step(plan: Plan) -> None:
    def name_the_title(content: RawPlan) -> RawPlan:
        return {"caption" if key == "title" else key: value for key, value in content.items()}

    def name_the_caption(content: RawPlan) -> RawPlan:
        return {"name" if key == "caption" else key: value for key, value in content.items()}

    steps = (name_the_title, name_the_caption)
    oldest = raw(plan) | {"version": 1}
    oldest["title"] = oldest.pop("name")
    middle = raw(plan) | {"version": 2}
    middle["caption"] = middle.pop("name")
    for old in (oldest, middle):
        assert decode(json.dumps(old).encode(), steps) == plan
    assert raw_version(encode(plan, steps)) == 3
    assert decode(encode(plan, steps), steps) == plan


@pytest.mark.parametrize("version", [1, 2])
def test_that_a_file_of_an_older_version_still_opens(version: int) -> None:
    old = (FILES / f"version-{version}.hplan").read_bytes()
    assert raw_version(old) == version
    opened = decode(old)
    assert (len(opened.members), len(opened.positions)) == (9, 12)
    assert opened.assumptions.overhead_share == 0
    assert bool(opened.overrides) == (version == 2)
    assert raw_version(encode(opened)) == current_version()
    assert decode(encode(opened)) == opened


OWN_POOL = {
    "figure": "talent-pool", "of": ["PL"], "values": ["1", "2", "3"], "originals": [],
    "author": "Ada", "day": "2026-11-25", "why": "own survey",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "steps"),
    [
        ({"of": []}, ("overrides", 0, "of")),
        ({"of": ["PL", "storage"]}, ("overrides", 0, "of")),
        ({"figure": "skill-pool", "of": ["PL", "juggling"]}, ("overrides", 0, "of")),
        ({"figure": "statutory-term", "of": ["PL", "mood"]}, ("overrides", 0, "of")),
        ({"values": ["1", "2"]}, ("overrides", 0, "values")),
        ({"values": ["1", "3", "2"]}, ("overrides", 0, "values")),
        ({"values": ["-1", "2", "3"]}, ("overrides", 0, "values")),
        ({"figure": "price-level", "values": ["0"]}, ("overrides", 0, "values")),
    ],
)
def test_that_a_figure_of_the_users_that_cannot_stand_is_refused(
    plan: Plan, change: dict[str, Any], steps: tuple[str | int, ...]
) -> None:
    refusal = refusal_of(raw(plan) | {"overrides": [OWN_POOL | change]})
    assert (refusal.fault, refusal.steps) == (FormatFault.OUT_OF_RANGE, steps)


def test_that_two_figures_of_the_users_for_the_same_are_refused(plan: Plan) -> None:
    refusal = refusal_of(raw(plan) | {"overrides": [OWN_POOL, OWN_POOL | {"why": "another"}]})
    assert refusal.fault is FormatFault.DUPLICATE_KEY
    assert refusal.facts == {"key": "talent-pool/PL"}


@pytest.mark.parametrize("name", ["target_percentile", "skill_association"])
@pytest.mark.parametrize("share", ["-0.01", "1.01"])
def test_that_a_fraction_beyond_none_or_all_is_refused(plan: Plan, name: str, share: str) -> None:
    content = raw(plan)
    content["assumptions"][name] = share
    assert refusal_of(content).fault is FormatFault.OUT_OF_RANGE


def raw_version(data: bytes) -> int:
    version: int = json.loads(data)["version"]
    return version


def put(content: dict[str, Any], path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    target: Any = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return content


@pytest.mark.parametrize(
    ("path", "value", "where", "fault"),
    [
        (("positions", 2, "base_pay"), 312000, "positions[2].base_pay", FormatFault.WRONG_TYPE),
        (("positions", 2, "base_pay"), "1e5", "positions[2].base_pay", FormatFault.WRONG_TYPE),
        (("positions", 0, "base_pay"), "NaN", "positions[0].base_pay", FormatFault.WRONG_TYPE),
        (("positions", 0, "base_pay"), "1" * 16, "positions[0].base_pay", FormatFault.WRONG_TYPE),
        (("positions", 0, "base_pay"), "1\n", "positions[0].base_pay", FormatFault.WRONG_TYPE),
        (("positions", 0, "base_pay"), None, "positions[0].base_pay", FormatFault.WRONG_TYPE),
        (("positions", 1, "start"), "2027-02-30", "positions[1].start", FormatFault.WRONG_TYPE),
        (("positions", 1, "start"), "20270201", "positions[1].start", FormatFault.WRONG_TYPE),
        (("positions", 1, "start"), "1066-10-14", "positions[1].start", FormatFault.OUT_OF_RANGE),
        (("positions", 1, "end"), "never", "positions[1].end", FormatFault.WRONG_TYPE),
        (("positions", 1, "role"), "wizard", "positions[1].role", FormatFault.NOT_A_CHOICE),
        (("positions", 1, "role"), ["sre"], "positions[1].role", FormatFault.WRONG_TYPE),
        (("members", 0, "name"), 7, "members[0].name", FormatFault.WRONG_TYPE),
        (("members", 0, "working_pattern"), {"start": "24:00"}, "members[0].working_pattern.start",
         FormatFault.WRONG_TYPE),
        (("working_pattern", "weekdays"), [0, "1"], "working_pattern.weekdays[1]",
         FormatFault.WRONG_TYPE),
        (("working_pattern", "weekdays"), 5, "working_pattern.weekdays", FormatFault.WRONG_TYPE),
        (("members",), {}, "members", FormatFault.WRONG_TYPE),
        (("teams", 0), "GPU", "teams[0]", FormatFault.WRONG_TYPE),
        (("horizon_months",), 12.0, "", FormatFault.WRONG_TYPE),
        (("horizon_months",), True, "horizon_months", FormatFault.WRONG_TYPE),
        (("horizon_months",), 10**8, "horizon_months", FormatFault.OUT_OF_RANGE),
        (("horizon_months",), 10**30, "", FormatFault.WRONG_TYPE),
        (("horizon_start",), "2027-1", "horizon_start", FormatFault.WRONG_TYPE),
        (("horizon_start",), "9999-01", "horizon_start", FormatFault.OUT_OF_RANGE),
        (("budget", "2027-13"), "1", "budget.2027-13", FormatFault.WRONG_TYPE),
        (("budget", "2027-01"), 5, "budget.2027-01", FormatFault.WRONG_TYPE),
        (("assumptions", "benefits_share"), float("nan"), "", FormatFault.WRONG_TYPE),
        (("name",), "x" * 200_000, "name", FormatFault.OUT_OF_RANGE),
        (("nmae",), "x", "", FormatFault.UNKNOWN_KEY),
        (("positions", 1, "statsu"), "open", "positions[1]", FormatFault.UNKNOWN_KEY),
    ],
)  # fmt: skip
def test_that_a_fault_names_its_place(
    plan: Plan, path: tuple[str | int, ...], value: object, where: str, fault: FormatFault
) -> None:
    refusal = refusal_of(put(raw(plan), path, value))
    assert (refusal.fault, refusal.where) == (fault, where)


def test_that_a_misspelled_key_suggests_the_right_one(plan: Plan) -> None:
    refusal = refusal_of(put(raw(plan), ("positions", 1, "statsu"), "open"))
    assert refusal.facts == {"key": "statsu", "suggestion": "status"}


@pytest.mark.parametrize("key", ["id", "team_id", "role", "base_pay", "currency", "start"])
def test_that_a_missing_key_is_named(plan: Plan, key: str) -> None:
    content = raw(plan)
    del content["positions"][1][key]
    refusal = refusal_of(content)
    assert (refusal.fault, refusal.where) == (FormatFault.MISSING_KEY, "positions[1]")
    assert refusal.facts == {"key": key}


def test_that_an_equipment_price_needs_its_currency(plan: Plan) -> None:
    content = raw(plan)
    del content["assumptions"]["equipment_currency"]
    refusal = refusal_of(content)
    assert (refusal.where, refusal.facts) == ("assumptions", {"key": "equipment_currency"})


def test_that_a_key_given_twice_is_refused(plan: Plan) -> None:
    twice = encode(plan).replace(b'"name": "AI platform"', b'"name": "A", "name": "B"', 1)
    refusal = refusal_of(twice)
    assert (refusal.fault, refusal.facts) == (FormatFault.DUPLICATE_KEY, {"key": "name"})


def test_that_the_key_given_twice_is_found_in_one_pass_over_however_many() -> None:
    keys = iter([*(f"key {n}" for n in range(50_000)), "last" * 100, "last" * 100, "key 0"])
    with pytest.raises(PlanFormatError) as caught:
        refuse_repeated(keys)
    assert caught.value.facts == {"key": ("last" * 100)[:59] + "…"}
    assert list(keys) == ["key 0"]


def test_that_two_keys_of_one_company_day_are_refused(plan: Plan) -> None:
    refusal = refusal_of(raw(plan) | {"company_days": {"2026-12-24": "Eve", "2026-12-24/": ""}})
    assert (refusal.fault, refusal.where) == (FormatFault.WRONG_TYPE, "company_days.2026-12-24/")


def test_that_a_wrong_value_says_what_is_expected_and_shortens_what_is_found(plan: Plan) -> None:
    refusal = refusal_of(put(raw(plan), ("positions", 0, "start"), "x" * 500))
    assert refusal.facts["expected"] == Expected.DATE
    assert refusal.facts["found"] == "x" * 59 + "…"


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_that_absurd_nesting_is_refused(opening: bytes) -> None:
    assert refusal_of(opening * 200_000).fault is FormatFault.TOO_DEEP


def test_that_an_absurdly_large_file_is_refused() -> None:
    refusal = refusal_of(b" " * (MAX_BYTES + 1))
    assert (refusal.fault, refusal.facts["limit"]) == (FormatFault.TOO_LARGE, MAX_BYTES)


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ({"budget": {Month(2027, 1): Decimal("NaN")}}, "budget.2027-01"),
        ({"budget": {Month(2027, 1): Decimal("1E+20")}}, "budget.2027-01"),
        ({"plan_rates": {CurrencyCode("EUR"): Decimal("1E-40")}}, "plan_rates.EUR"),
        ({"assumptions": Assumptions(benefits_share=Decimal("Infinity"))},
         "assumptions.benefits_share"),
        ({"horizon_months": 10**6}, "horizon_months"),
        ({"working_pattern": WorkingPattern(start=time(9, 0, 30))}, "start"),
        ({"description": "x" * 200_000}, "description"),
    ],
)  # fmt: skip
def test_that_what_could_not_be_read_back_is_not_written(
    plan: Plan, damage: dict[str, Any], where: str
) -> None:
    with pytest.raises(PlanFormatError) as caught:
        encode(replace(plan, **damage))
    assert (caught.value.fault, caught.value.where) == (FormatFault.OUT_OF_RANGE, where)


def test_that_a_position_that_cannot_be_written_is_named(
    plan: Plan, make_position: Callable[..., Position]
) -> None:
    bad = make_position("P-09", base_pay=Money(Decimal("Infinity"), CurrencyCode("PLN")))
    late = make_position("P-10", start=date(9999, 1, 1))
    for seat, field in ((bad, "base_pay"), (late, "start")):
        with pytest.raises(PlanFormatError) as caught:
            encode(replace(plan, positions=(*plan.positions, seat)))
        assert caught.value.where == f"positions[3].{field}"


def test_that_a_plan_written_after_another_is_written_as_if_it_were_the_first(plan: Plan) -> None:
    plan = replace(plan, document_id="0123abcd")
    encode(plan)
    first, second = plan.positions[0].id, plan.positions[1].id
    edited = change_seat(remove_seats(plan, [second]), first, level=Level.PRINCIPAL)
    written = encode(edited)
    assert decode(written) == edited
    assert encode(decode(written)) == written  # of other objects, none of them written before
    assert encode(plan) == encode(decode(encode(plan)))
