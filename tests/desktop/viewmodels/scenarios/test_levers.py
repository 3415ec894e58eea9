from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.scenario_comparison.lever_values import LeverValue
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.form_fields import FormField
from planner.desktop.viewmodels.scenarios.lever_fields import LeverForm
from planner.desktop.viewmodels.scenarios.lever_lines import LeverLine, LeverLines
from planner.desktop.viewmodels.scenarios.lever_reading import AS_PUBLISHED, LeverReading
from planner.desktop.viewmodels.seat_reading import RefusedTextError
from planner.localization.formatting import Formatter
from planner.localization.typed_numbers import NumberTextError
from planner.market.lever import EffectKind, LeverDefaults, LeverKind
from planner.market.role import RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_lever, set_plan_rate
from planner.plan.model import Plan
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

UPLIFT, AGENCY, UNIVERSITY = LeverKind.PAY_UPLIFT, LeverKind.AGENCY, LeverKind.UNIVERSITY
VALUES = {
    UPLIFT: LeverValue((-31.4, -19.2, 0.0), 7, Decimal(264_000), Decimal(300_000)),
    AGENCY: LeverValue((-12.0, -8.0, -4.0), 7, Decimal(0), Decimal(14_000)),
    UNIVERSITY: LeverValue(None, 0, Decimal(0), Decimal(0)),
}


@pytest.fixture
def plan() -> Plan:
    return replace(load_sample("cloud-provider"), levers={}, scenarios=())


def line_of(
    plan: Plan, kind: LeverKind, levers: LeverDefaults, tried: tuple[LeverKind, ...] = ()
) -> LeverLine:
    lines = LeverLines(plan, tried, levers, Formatter("en")).lines(VALUES)
    return next(line for line in lines if line.kind is kind)


def fields_of(plan: Plan, kind: LeverKind, market: Snapshot) -> dict[str, FormField]:
    fields = LeverForm(kind, plan, market, Formatter("en")).fields()
    inner = (field for effect in fields.effects for field in effect.fields)
    return {field.key: field for field in (*fields.general, *inner)}


def after(plan: Plan, kind: LeverKind, market: Snapshot, key: str, value: object) -> Plan:
    changes = LeverReading(kind, plan, market, Formatter("en")).changes(key, value)
    return change_lever(plan, kind, **changes)


def test_that_a_row_tells_strength_days_and_cost(plan: Plan, levers: LeverDefaults) -> None:
    line = line_of(plan, UPLIFT, levers)
    assert line.name == "Raise pay 20%"
    assert line.detail == "Every open seat"
    assert line.basis == "evidence"
    assert line.whisker is not None
    assert line.whisker.text == "evidence: −19 days"
    assert (line.whisker.least, line.whisker.most) == (-31.4, 0.0)
    assert line.whisker.words == "time to hire −19 days, from −31 days to 0 days"
    assert line.cost is not None
    assert line.cost.text == "+$264k"
    assert line.words == (
        "Raise pay 20%; Every open seat; time to hire −19 days, from −31 days to 0 days; "
        "+$264k; evidence"
    )


def test_that_a_cost_that_does_not_go_on_is_told_in_all(plan: Plan, levers: LeverDefaults) -> None:
    line = line_of(plan, AGENCY, levers)
    assert line.cost is not None
    assert line.cost.text == "+$14k in all"
    assert line.cost.amount == 14_000


def test_that_a_lever_for_no_open_seat_has_no_whisker(plan: Plan, levers: LeverDefaults) -> None:
    line = line_of(plan, UNIVERSITY, levers)
    assert line.whisker is None
    assert line.detail == "No open seat"
    some = change_lever(plan, UNIVERSITY, roles=(plan.positions[0].role,))
    assert line_of(some, UNIVERSITY, levers).detail == "GPU cluster engineer, no open seat"
    assert line.cost is not None
    assert line.cost.text == "no cost"


def test_that_what_is_on_stands_out_and_says_for_whom_and_from_when(
    plan: Plan, levers: LeverDefaults
) -> None:
    roles = tuple(RoleFamily)[:3]
    plan = change_lever(plan, UPLIFT, is_on=True, roles=roles, starts=Month(2027, 1))
    line = line_of(plan, UPLIFT, levers, (UPLIFT,))
    assert line.is_on
    assert line.is_tried
    assert line.detail.endswith("and 2 other roles, from Jan 27")
    assert line.whisker is not None
    assert line.whisker.tone is Tone.ACCENT


def test_that_only_levers_of_the_data_have_rows_and_none_a_mark_before_it_is_known(
    plan: Plan, levers: LeverDefaults
) -> None:
    lines = LeverLines(plan, (), levers, Formatter("en")).lines({})
    assert [line.kind for line in lines] == [UPLIFT, UNIVERSITY, AGENCY]
    assert all(line.whisker is None and line.cost is None for line in lines)


def test_that_published_figures_show_until_the_user_gives_others(
    plan: Plan, lever_market: Snapshot
) -> None:
    fields = fields_of(plan, UPLIFT, lever_market)
    assert (fields["strength"].text, fields["strength"].placeholder) == ("", "20%")
    assert fields["strength"].caption == "5% – 50%"
    assert fields["acceptance/high"].text == "+50%"
    plan = after(plan, UPLIFT, lever_market, "acceptance/likely", "10%")
    assert fields_of(plan, UPLIFT, lever_market)["acceptance/likely"].text == "+10%"
    form = LeverForm(UPLIFT, plan, lever_market, Formatter("en")).fields()
    assert form.has_own
    assert form.effects[0].is_own
    assert form.effects[0].basis.startswith("evidence; grade D, ")
    assert form.effects[0].basis.endswith("One case")
    published = change_lever(plan, UPLIFT, **AS_PUBLISHED)
    assert not LeverForm(UPLIFT, published, lever_market, Formatter("en")).fields().has_own


def test_that_costs_are_in_the_reporting_currency_and_empty_ones_as_published(
    plan: Plan, lever_market: Snapshot
) -> None:
    euros = replace(plan, reporting_currency=CurrencyCode("EUR"))
    euros = set_plan_rate(euros, CurrencyCode("USD"), Decimal("0.9"))
    field = fields_of(euros, UNIVERSITY, lever_market)["monthly_cost"]
    assert (field.label, field.placeholder) == ("Cost a month, EUR", "3,600")
    own = after(plan, UNIVERSITY, lever_market, "monthly_cost", "2.5k")
    assert own.levers[UNIVERSITY].monthly_cost == Decimal(2500)
    assert not after(own, UNIVERSITY, lever_market, "monthly_cost", "").levers


def test_that_an_agency_says_what_it_takes_for_each_hire(
    plan: Plan, lever_market: Snapshot
) -> None:
    caption = fields_of(plan, AGENCY, lever_market)["once_cost"].caption
    assert caption == "and 2,000 USD for each hire it is for"


def test_that_a_first_month_is_chosen_from_those_of_the_plan(
    plan: Plan, lever_market: Snapshot
) -> None:
    month = plan.months[2]
    later = after(plan, UPLIFT, lever_market, "starts", month)
    assert later.levers[UPLIFT].starts == month
    field = fields_of(later, UPLIFT, lever_market)["starts"]
    assert field.value == month
    assert len(field.choices) == len(plan.months) + 1
    assert not after(later, UPLIFT, lever_market, "starts", "").levers


@pytest.mark.parametrize(
    ("kind", "key", "text", "sentence"),
    [
        (UPLIFT, "strength", "90%", "Raise pay goes from 5% to 50%. Enter a figure in between."),
        (
            UPLIFT,
            "acceptance/low",
            "+60%",
            (
                "Low, likely and high must rise; +60%, +25%, +50% do not. "
                "Enter a figure that lies in their order."
            ),
        ),
        (
            UNIVERSITY,
            "time-to-fill/low",
            "-100%",
            (
                "A change of -100% leaves nothing or too much. "
                "Enter more than −100% and at most +900%."
            ),
        ),
        (UNIVERSITY, "start-delay-weeks/high", "-3", "Enter a number from 0 to 520."),
        (UNIVERSITY, "monthly_cost", "-5", "This cannot be negative. Enter 0 or more."),
    ],
)
def test_that_a_figure_a_lever_cannot_have_is_refused_with_what_it_can(
    plan: Plan, lever_market: Snapshot, kind: LeverKind, key: str, text: str, sentence: str
) -> None:
    with pytest.raises(RefusedTextError) as refused:
        after(plan, kind, lever_market, key, text)
    assert refused.value.sentence == sentence


def test_that_what_is_no_number_is_refused(plan: Plan, lever_market: Snapshot) -> None:
    with pytest.raises(NumberTextError):
        after(plan, UPLIFT, lever_market, "strength", "a lot")


def test_that_a_figure_given_as_published_is_no_figure_of_ones_own(
    plan: Plan, lever_market: Snapshot
) -> None:
    own = after(plan, UNIVERSITY, lever_market, "time-to-fill/likely", "-20%")
    assert own.levers[UNIVERSITY].effects[EffectKind.TIME_TO_FILL][1] == Decimal("0.8")
    assert not after(own, UNIVERSITY, lever_market, "time-to-fill/likely", "−15%").levers
    assert not after(own, UNIVERSITY, lever_market, "time-to-fill/likely", "").levers


def test_that_roles_are_ticked_one_by_one(plan: Plan, lever_market: Snapshot) -> None:
    role = plan.positions[0].role
    reading = LeverReading(UPLIFT, plan, lever_market, Formatter("en"))
    ticked = change_lever(plan, UPLIFT, **reading.with_role(role))
    form = LeverForm(UPLIFT, ticked, lever_market, Formatter("en")).fields()
    assert [each for each, _name, is_on in form.roles if is_on] == [role]
    again = LeverReading(UPLIFT, ticked, lever_market, Formatter("en"))
    assert not change_lever(ticked, UPLIFT, **again.with_role(role)).levers
