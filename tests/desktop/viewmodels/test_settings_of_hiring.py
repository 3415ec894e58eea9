"""How hiring is assumed to go, as the settings show and read it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.calculators.hiring.coefficients import (
    ASSUMED,
    BASELINE_DAYS,
    DECLINE_AT_MEDIAN,
    FIRST_SLATE_SHARE,
    PAY_ELASTICITY,
)
from planner.calculators.hiring.seat_hiring import DriverKind
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, Tone
from planner.desktop.viewmodels.hiring_settings import VALUE, HiringSettings
from planner.desktop.viewmodels.rows_model import HEADING
from planner.localization.formatting import Formatter
from planner.localization.hiring_terms import coefficient_name, driver_name
from planner.plan.levers import HiringAssumptions

INDIA = "country.IN"


@pytest.fixture
def settings(session: PlanSession, formatter: Formatter) -> HiringSettings:
    session.new_plan(replace(session.plan, hiring=HiringAssumptions()))
    return HiringSettings(session, formatter)


def cells(settings: HiringSettings, key: str) -> tuple[Cell, ...]:
    return next(row.cells for row in settings.rows() if row.key == key)


def texts(settings: HiringSettings, key: str) -> list[str]:
    return [cell.text for cell in cells(settings, key)]


def test_that_every_published_coefficient_has_a_row_with_its_range_and_source(
    settings: HiringSettings, session: PlanSession
) -> None:
    keys = {row.key for row in settings.rows()}
    assert keys > set(session.market.hiring_coefficients)
    assert keys > set(ASSUMED)
    published = session.market.hiring_coefficients[BASELINE_DAYS]
    name, value, default, source, note = texts(settings, BASELINE_DAYS)
    assert name == "Days to fill a typical seat"
    assert value == f"{published.likely}"
    assert default == f"{published.likely} ({published.low} – {published.high})"
    assert source.endswith(f"grade {published.provenance.grade.value}")
    assert note == published.note


def test_that_a_judgment_wants_to_be_checked_until_it_is_the_plans_own(
    settings: HiringSettings,
) -> None:
    assert cells(settings, PAY_ELASTICITY)[3].tone is Tone.WARNING
    settings.take(PAY_ELASTICITY, VALUE, "0.3")
    assert cells(settings, PAY_ELASTICITY)[3].tone is Tone.NORMAL


def test_that_groups_come_in_order_and_names_in_theirs(settings: HiringSettings) -> None:
    rows = settings.rows()
    assert [row.key for row in rows[:4]] == [
        "recruiters",
        "requisitions_per_recruiter",
        "draws",
        "seed",
    ]
    headings = [row.cells[0].text for row in rows if row.key.startswith(HEADING)]
    assert headings == ["Time to fill", "Roles", "Levels", "Countries"]
    names = [row.cells[0].text for row in rows if row.key.startswith("country.")]
    assert names == sorted(names)
    assert "India" in names


@pytest.mark.parametrize(
    ("key", "typed", "shown", "value"),
    [
        (BASELINE_DAYS, "70", "70", Decimal(70)),
        (DECLINE_AT_MEDIAN, "25%", "25%", Decimal("0.25")),
        (FIRST_SLATE_SHARE, "40", "40%", Decimal("0.4")),
        (INDIA, "0.75", "0.75", Decimal("0.75")),
    ],
)
def test_that_a_typed_coefficient_is_the_plans_and_goes_back_when_emptied(
    settings: HiringSettings, session: PlanSession, key: str, typed: str, shown: str, value: Decimal
) -> None:
    before = texts(settings, key)[1]
    assert settings.take(key, VALUE, typed) is None
    assert session.plan.hiring.coefficients == {key: value}
    assert cells(settings, key)[1].tone is Tone.ACCENT
    assert texts(settings, key)[1] == shown
    assert settings.own == {key}
    assert settings.take(key, VALUE, "") is None
    assert session.plan.hiring.coefficients == {}
    assert texts(settings, key)[1] == before


def test_that_recruiters_are_counted_or_as_needed(
    settings: HiringSettings, session: PlanSession
) -> None:
    assert texts(settings, "recruiters")[1:3] == ["as needed", "as needed"]
    settings.take("recruiters", VALUE, "2")
    assert session.plan.hiring.recruiters == 2
    assert session.undo_stack.undoText() == "Change Recruiters"
    settings.take("recruiters", VALUE, "")
    assert session.plan.hiring.recruiters is None


def test_that_several_values_go_back_in_one_step(
    settings: HiringSettings, session: PlanSession
) -> None:
    before = session.plan
    settings.take("draws", VALUE, "500")
    settings.take(INDIA, VALUE, "0.7")
    settings.reset(["draws", INDIA])
    assert session.plan == before
    assert session.undo_stack.undoText() == "Back to the default: Draws; time to fill in India"
    session.undo()
    assert session.plan.hiring.draws == 500


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("draws", "50", "Enter a whole number from 100 to 100,000."),
        ("requisitions_per_recruiter", "0", "Enter a whole number from 1 to 100."),
        ("recruiters", "1.5", "Enter a whole number from 0 to 1,000."),
        (BASELINE_DAYS, "-3", "Enter a number from 1 to 1,500."),
        (INDIA, "0", "Enter a number from 0.05 to 20."),
        (DECLINE_AT_MEDIAN, "100%", "Enter a share from 0% to 95%."),
    ],
)
def test_that_what_cannot_be_is_refused_in_a_sentence(
    settings: HiringSettings, session: PlanSession, key: str, typed: str, sentence: str
) -> None:
    assert settings.refusal(key, VALUE, typed) == sentence
    assert settings.take(key, VALUE, typed) == sentence
    assert session.undo_stack.count() == 0


def test_that_coefficients_and_drivers_have_names(session: PlanSession) -> None:
    keys = {*session.market.hiring_coefficients, *ASSUMED}
    assert not [key for key in keys if coefficient_name(key) == key]
    assert coefficient_name("level.unheard-of") == "level.unheard-of"
    assert len({driver_name(kind) for kind in DriverKind}) == len(DriverKind)
