from datetime import date, time
from decimal import Decimal

import pytest

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.period import period_of
from planner.desktop.viewmodels.plan_settings import PlanSettings, Setting
from planner.desktop.viewmodels.seat_editing import RefusedTextError
from planner.desktop.viewmodels.setting_edits import Signature
from planner.localization.formatting import Formatter
from planner.quantities.month import Month


@pytest.fixture
def settings(session: PlanSession, formatter: Formatter) -> PlanSettings:
    return PlanSettings(session, formatter)


def setting(session: PlanSession, settings: PlanSettings, key: str) -> Setting:
    groups = settings.groups(period_of(session.evaluation, 2027))
    return next(each for group in groups for each in group.settings if each.key == key)


@pytest.mark.parametrize(
    ("key", "text", "path", "expected"),
    [
        ("anchor_id", "krakow", "anchor_id", "pl-krakow"),
        ("hours_start", "8.30", "working_pattern.start", time(8, 30)),
        ("hours_end", "18", "working_pattern.end", time(18)),
        ("horizon_start", "Mar 27", "horizon_start", Month(2027, 3)),
        ("horizon_start", "2027-04", "horizon_start", Month(2027, 4)),
        ("horizon_months", "36", "horizon_months", 36),
        ("benefits_share", "7.5%", "assumptions.benefits_share", Decimal("0.075")),
        ("agency_fee_share", "10", "assumptions.agency_fee_share", Decimal("0.1")),
        ("equipment", "2,500", "assumptions.equipment.amount", Decimal(2500)),
        ("contractor_fee_usd", "49", "assumptions.contractor_fee_usd", Decimal(49)),
    ],
)
def test_that_each_setting_takes_what_people_type(
    session: PlanSession, settings: PlanSettings, key: str, text: str, path: str, expected: object
) -> None:
    settings.apply(setting(session, settings, key), text)
    value: object = session.plan
    for name in path.split("."):
        value = getattr(value, name)
    assert value == expected
    assert session.undo_stack.count() == 1


def test_that_a_months_budget_can_be_set_and_taken_away(
    session: PlanSession, settings: PlanSettings
) -> None:
    settings.apply(setting(session, settings, "budget:2027-03"), "170,000")
    assert session.plan.budget[Month(2027, 3)] == Decimal(170000)
    settings.apply(setting(session, settings, "budget:2027-03"), "")
    assert Month(2027, 3) not in session.plan.budget
    assert setting(session, settings, "budget:2027-03").text == ""


def test_that_a_changed_figure_is_signed_anew(session: PlanSession, formatter: Formatter) -> None:
    settings = PlanSettings(session, formatter, Signature(lambda: "Ada", lambda: date(2026, 11, 2)))
    for key, text in (("rate:PLN", "0.3"), ("contractor_fee_usd", "80")):
        settings.apply(setting(session, settings, key), text)
    reasons = session.plan.assumption_reasons
    signed = {name: reason.author for name, reason in reasons.items() if reason.author != "Sample"}
    assert signed == {
        "plan_rates.PLN": "Ada",
        "contractor_fee_usd": "Ada",
    }
    listed = session.market.service_prices.contractor_management.median
    assert reasons["contractor_fee_usd"].originals == (listed,)
    settings.apply(setting(session, settings, "contractor_fee_usd"), "")
    assert "contractor_fee_usd" not in session.plan.assumption_reasons


def test_that_an_emptied_rate_follows_the_market_and_says_its_date(
    session: PlanSession, settings: PlanSettings
) -> None:
    assert "fixed" in setting(session, settings, "rate:PLN").caption
    settings.apply(setting(session, settings, "rate:PLN"), "")
    assert "PLN" not in session.plan.plan_rates
    assert "market of" in setting(session, settings, "rate:PLN").caption


def test_that_an_emptied_fee_shows_the_list_price(
    session: PlanSession, settings: PlanSettings, formatter: Formatter
) -> None:
    settings.apply(setting(session, settings, "employer_of_record_fee_usd"), "700")
    assert "own figure" in setting(session, settings, "employer_of_record_fee_usd").caption
    settings.apply(setting(session, settings, "employer_of_record_fee_usd"), "")
    listed = session.market.service_prices.employer_of_record.median
    assert setting(session, settings, "employer_of_record_fee_usd").text == formatter.number(
        listed, 0
    )


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("hours_start", "25:00", "time of day"),
        ("horizon_months", "0", "not possible"),
        ("horizon_months", "24.5", "whole number"),
        ("benefits_share", "-1", "negative"),
        ("rate:PLN", "0", "above 0"),
        ("rate:PLN", "cheap", "not a number"),
        ("budget:2027-03", "-1", "negative"),
        ("anchor_id", "Atlantis", "Atlantis"),
        ("horizon_start", "soon", "not a date"),
    ],
)
def test_that_a_useless_text_is_refused_in_words(
    session: PlanSession, settings: PlanSettings, key: str, text: str, words: str
) -> None:
    before = session.plan
    with pytest.raises(RefusedTextError) as refused:
        settings.apply(setting(session, settings, key), text)
    assert words in refused.value.sentence
    assert session.plan is before
