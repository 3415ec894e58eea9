"""A small market, a small plan, and strategies for plans of every shape."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import strategies as st

from planner.market.country import CapPeriod, Country, Currency
from planner.market.employer_cost import EmployerCostRules, ListPrice, ServicePrices
from planner.market.exchange_rates import ExchangeRates, QuotedRate
from planner.market.override import TERMS, FigureKey, Override, Reason
from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.market.talent_pool import Skill
from planner.plan.company_day import CompanyDay
from planner.plan.levers import (
    EffectKind,
    HiringAssumptions,
    LeverKind,
    LeverSetting,
    PastHire,
)
from planner.plan.model import (
    Assumptions,
    Engagement,
    Plan,
    Position,
    PositionStatus,
    Priority,
    Team,
    TeamMember,
)
from planner.plan.onboarding import (
    Leave,
    TaskOwner,
)
from planner.plan.place_choice import FitWeights, PayPolicy, PayPolicyKind
from planner.plan.scenario import Scenario
from planner.plan.scenario_plans import changes_of
from planner.plan.working_pattern import DatedHours, WeekdayHours, WorkingPattern
from planner.quantities.identifiers import (
    CountryCode,
    CurrencyCode,
    PlaceId,
    ScenarioId,
    SeatId,
    SourceId,
    TeamId,
    ZoneName,
)
from planner.quantities.money import Money
from planner.quantities.month import Month
from tests.core.plan.onboarding_shapes import (
    LEAD_TIME_KEYS,
    TASK_KEYS,
    contacts_of,
    few,
    onboarding_rules,
    postings_of,
    task_states_of,
    templates_of,
)

Item = TypeVar("Item")

MADE_UP = Provenance(SourceId("test"), date(2026, 9, 29), Grade.D)
UNITS_PER_USD = {"EUR": "0.88", "PLN": "3.85", "INR": "96", "USD": "1", "CHF": "0.8", "AED": "3.67"}
PLACES = {
    # id: country, currency, zone, holiday subdivision, weekend
    "ie-dublin": ("IE", "EUR", "Europe/Dublin", None, {5, 6}),
    "pl-krakow": ("PL", "PLN", "Europe/Warsaw", None, {5, 6}),
    "in-bengaluru": ("IN", "INR", "Asia/Kolkata", "KA", {5, 6}),
    "de-munich": ("DE", "EUR", "Europe/Berlin", "BY", {5, 6}),
    "ch-zurich": ("CH", "CHF", "Europe/Zurich", "ZH", {5, 6}),  # has no employer-cost rules
}


def _place(place_id: str) -> Place:
    country, _, zone, subdivision, weekend = PLACES[place_id]
    return Place(
        id=PlaceId(place_id),
        name=place_id.partition("-")[2].title(),
        aliases=(),
        country=CountryCode(country),
        latitude=0.0,
        longitude=0.0,
        population=1_000_000,
        zone=ZoneName(zone),
        holiday_subdivision=subdivision,
        weekend=frozenset(weekend),
        is_capital=False,
        provenance=MADE_UP,
    )


def _country(code: str, currency: str, zone: str) -> Country:
    return Country(
        code=CountryCode(code),
        currency=CurrencyCode(currency),
        main_zone=ZoneName(zone),
        tax_year_start_month=1,
        cap_period=CapPeriod.MONTHLY,
        extra_pay_months=(),
        extra_months_in_quoted_pay=0,
        payroll=MADE_UP,
    )


def _rules(code: str, currency: str) -> EmployerCostRules:
    return EmployerCostRules(
        country=CountryCode(code),
        currency=CurrencyCode(currency),
        basic_share=Decimal(1),
        at_least=False,
        at_most=False,
        lines=(),
        case_notes=(),
    )


@pytest.fixture(scope="session")
def market() -> Snapshot:
    """Five places in five countries; Switzerland has no employer-cost rules."""
    price = ListPrice(Decimal(300), Decimal(599), Decimal(900), 20, MADE_UP)
    rows = [row[:3] for row in PLACES.values()]
    return Snapshot(
        folder=Path("made-up"),
        as_of=date(2026, 9, 29),
        countries={CountryCode(row[0]): _country(*row) for row in rows},
        currencies={CurrencyCode(c): Currency(CurrencyCode(c), 2) for c in UNITS_PER_USD}
        | {CurrencyCode("JPY"): Currency(CurrencyCode("JPY"), 0)},
        places={PlaceId(place_id): _place(place_id) for place_id in PLACES},
        employer_cost={CountryCode(c): _rules(c, m) for c, m, _ in rows if c != "CH"},
        service_prices=ServicePrices(price, price),
        exchange_rates=ExchangeRates(
            {
                CurrencyCode(code): QuotedRate(Decimal(units), MADE_UP)
                for code, units in (UNITS_PER_USD | {"JPY": "156.25"}).items()
            },
            {},
        ),
        sources={},
    )


@pytest.fixture(scope="session")
def make_position() -> Callable[..., Position]:
    """Build a sound position in Kraków; keyword arguments replace its fields."""

    def make(seat_id: str = "P-01", **fields: object) -> Position:
        position = Position(
            id=SeatId(seat_id),
            team_id=TeamId("T-1"),
            role=RoleFamily.GPU_CLUSTER_ENGINEER,
            level=Level.SENIOR,
            place_id=PlaceId("pl-krakow"),
            engagement=Engagement.OWN_ENTITY,
            base_pay=Money(Decimal(312_000), CurrencyCode("PLN")),
            start=date(2027, 3, 1),
        )
        return replace(position, **fields)  # type: ignore[arg-type]  # any field of the test's choice

    return make


@pytest.fixture(scope="session")
def plan(make_position: Callable[..., Position]) -> Plan:
    """A sound plan: two teams, two members, three positions, one year, a budget in each month."""
    member = TeamMember(
        id=SeatId("M-01"),
        name="Aoife Brennan",
        team_id=TeamId("T-1"),
        role=RoleFamily.ENGINEERING_MANAGER,
        level=Level.STAFF,
        place_id=PlaceId("ie-dublin"),
        engagement=Engagement.OWN_ENTITY,
        base_pay=Money(Decimal(158_000), CurrencyCode("EUR")),
        start=date(2021, 3, 1),
    )
    other = replace(member, id=SeatId("M-02"), name="Chidi Okafor", team_id=TeamId("T-2"))
    return Plan(
        name="AI platform",
        document_id="0123456789abcdef",
        reporting_currency=CurrencyCode("USD"),
        horizon_start=Month(2027, 1),
        anchor_id=PlaceId("ie-dublin"),
        budget={Month(2027, 1).plus(n): Decimal(100_000) for n in range(12)},
        teams=(Team(id=TeamId("T-1"), name="GPU"), Team(id=TeamId("T-2"), name="MLOps")),
        members=(member, other),
        positions=(
            make_position("P-01"),
            make_position("P-02", level=Level.STAFF),
            make_position("P-03", team_id=TeamId("T-2")),
        ),
    )


@pytest.fixture(scope="session")
def plans() -> st.SearchStrategy[Plan]:
    """Plans of every shape the format can hold, sensible or not."""
    text = st.text(max_size=12)
    amounts: st.SearchStrategy[Decimal] = st.sampled_from([0, 2, 10]).flatmap(
        lambda places: st.decimals(-(10**14), 10**14, places=places)
    )
    days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
    months = st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))
    times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
    patterns = st.builds(
        WorkingPattern,
        start=times,
        end=times,
        weekdays=st.none() | st.frozensets(st.integers(-1, 9), max_size=7),
        break_start=st.none() | times,
        break_minutes=st.integers(0, 1440),
        flex_minutes=st.integers(0, 1440),
        weekday_hours=few(st.builds(WeekdayHours, st.integers(0, 6), times, times)),
        dated_hours=few(st.builds(DatedHours, days, days, times, times)),
        works_on_holidays=st.booleans(),
    )
    money = st.builds(Money, amounts, text)
    fractions = st.decimals(0, 1, places=4)
    reasons = st.builds(Reason, text, days, text, st.lists(amounts, max_size=5).map(tuple))
    keys = st.one_of(
        st.builds(
            FigureKey.pay_band, st.sampled_from(RoleFamily), st.sampled_from(Level), text, text
        ),
        st.builds(FigureKey.charge_rate, text, text),
        st.builds(FigureKey.talent_pool, text),
        st.builds(FigureKey.skill_pool, text, st.sampled_from(Skill)),
        st.builds(FigureKey.statutory_term, text, st.sampled_from(TERMS)),
        st.builds(FigureKey.price_level, text),
    )
    seat = {
        "id": text,
        "team_id": text,
        "role": st.sampled_from(RoleFamily),
        "level": st.sampled_from(Level),
        "place_id": text,
        "engagement": st.sampled_from(Engagement),
        "base_pay": money,
        "start": days,
        "end": st.none() | days,
        "working_pattern": st.none() | patterns,
        "benefits_share": st.none() | amounts,
        "skill_weights": st.none()
        | st.dictionaries(st.sampled_from(Skill), fractions, max_size=3).map(
            lambda drawn: tuple(drawn.items())
        ),
        "cost_center": text,
        "notes": text,
        "leave": few(st.builds(Leave, days, days)),
        "bonus_share": st.none() | amounts,
        "equity_per_year": st.none() | money,
    }
    postings = postings_of(text)
    bare = st.builds(
        Plan,
        name=text,
        description=text,
        reporting_currency=text,
        fiscal_year_start_month=st.integers(-1, 14),
        horizon_start=months,
        horizon_months=st.integers(0, 130),
        anchor_id=text,
        working_pattern=patterns,
        place_patterns=st.dictionaries(text, patterns, max_size=2),
        company_days=st.dictionaries(
            st.builds(CompanyDay, days, st.none() | st.sampled_from(["IE", "PL"])), text, max_size=2
        ),
        plan_rates=st.dictionaries(text, amounts, max_size=3),
        budget=st.dictionaries(months, amounts, max_size=3),
        assumptions=st.builds(
            Assumptions,
            benefits_share=amounts,
            benefits_share_by_country=st.dictionaries(text, amounts, max_size=2),
            equipment=money,
            equipment_by_country=st.dictionaries(text, money, max_size=2),
            agency_fee_share=amounts,
            agency_fee_share_by_country=st.dictionaries(text, amounts, max_size=2),
            overhead_share=amounts,
            overhead_share_by_country=st.dictionaries(text, amounts, max_size=2),
            employer_of_record_fee_usd=st.none() | amounts,
            contractor_fee_usd=st.none() | amounts,
            target_percentile=fractions,
            skill_association=fractions,
            raise_share=fractions,
            raise_share_by_country=st.dictionaries(text, fractions, max_size=2),
            raise_month=st.integers(1, 12),
            raise_after_months=st.integers(0, 120),
            attrition_share=fractions,
        ),
        overrides=st.dictionaries(keys, st.none(), max_size=3).flatmap(
            lambda drawn: st.fixed_dictionaries(
                {key: st.builds(Override, _values_of(key), reasons) for key in drawn}
            )
        ),
        assumption_reasons=st.dictionaries(text, reasons, max_size=2),
        onboarding_templates=templates_of(text),
        onboarding_tasks=st.dictionaries(TASK_KEYS, task_states_of(text, days), max_size=2),
        onboarding_contacts=st.dictionaries(
            st.sampled_from(TaskOwner), contacts_of(text), max_size=2
        ),
        lead_days=st.dictionaries(LEAD_TIME_KEYS, st.integers(0, 3_000), max_size=2),
        onboarding_rules=onboarding_rules(),
        levers=st.dictionaries(
            st.sampled_from(LeverKind),
            st.builds(
                LeverSetting,
                is_on=st.booleans(),
                starts=st.none() | months,
                strength=st.none() | amounts,
                roles=few(st.sampled_from(RoleFamily)),
                effects=st.dictionaries(
                    st.sampled_from(EffectKind), st.tuples(amounts, amounts, amounts), max_size=2
                ),
                monthly_cost=st.none() | amounts,
            ),
            max_size=2,
        ),
        hiring=st.builds(
            HiringAssumptions,
            recruiters=st.none() | st.integers(0, 9),
            coefficients=st.dictionaries(text, amounts, max_size=2),
            draws=st.integers(1, 1_000_000),
        ),
        past_hires=few(
            st.builds(
                PastHire,
                role=st.sampled_from(RoleFamily),
                level=st.sampled_from(Level),
                country=text,
                opened=days,
                accepted=days,
            )
        ),
        shortlist=st.dictionaries(text, text, max_size=2),
        fit_weights=st.builds(FitWeights, pool=fractions, speed=fractions),
        pay_policy=st.builds(
            PayPolicy,
            kind=st.sampled_from(PayPolicyKind),
            reference_id=st.none() | text,
            tier_factors=st.lists(amounts, max_size=3).map(tuple),
            tiers=st.dictionaries(text, st.integers(0, 9), max_size=2),
            blend_share=fractions,
        ),
        posting=postings,
        teams=few(
            st.builds(
                Team,
                id=text,
                name=text,
                anchor_id=st.none() | text,
                working_pattern=st.none() | patterns,
                posting=postings,
            )
        ),
        members=few(
            st.builds(
                TeamMember,
                name=text,
                manager=text,
                hires_at_once=st.none() | st.integers(0, 9),
                **seat,
            )
        ),
        positions=few(
            st.builds(
                Position,
                status=st.sampled_from(PositionStatus),
                priority=st.sampled_from(Priority),
                hiring_manager=text,
                buddy_id=st.none() | text,
                mentor_id=st.none() | text,
                candidate=text,
                opened=st.none() | days,
                template_id=st.none() | text,
                is_new_to_domain=st.booleans(),
                posting=postings,
                **seat,
            )
        ),
    )
    return _with_scenarios(bare, text)


@st.composite
def _with_scenarios(
    draw: st.DrawFn, bare: st.SearchStrategy[Plan], text: st.SearchStrategy[str]
) -> Plan:
    """Draw a plan, often with scenarios whose changes are real differences from it."""
    plan = draw(bare)
    count = draw(st.sampled_from((0, 0, 0, 1, 2)))  # another plan to differ from takes time
    if not count:
        return plan
    other = draw(bare)
    return replace(
        plan,
        scenarios=tuple(
            Scenario(
                id=ScenarioId(f"S-{number}"),
                name=draw(text),
                description=draw(text),
                changes=changes_of(plan, _mixed(draw, plan, other)),
            )
            for number in range(1, count + 1)
        ),
    )


def _mixed(draw: st.DrawFn, plan: Plan, other: Plan) -> Plan:
    names = draw(st.sets(st.sampled_from(sorted(Plan.__dataclass_fields__))))
    return replace(plan, **{name: getattr(other, name) for name in names})


def _values_of(key: FigureKey) -> st.SearchStrategy[tuple[Decimal, ...]]:
    count = key.kind.value_count
    amounts = st.decimals(Decimal("0.01"), 10**12, places=2)
    return st.lists(amounts, min_size=count, max_size=count).map(sorted).map(tuple)
