"""Made-up countries for the calculators' tests, written by hand and small enough to check."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import pytest

from planner.calculators.place_evidence import PartScore, PlaceEvidence
from planner.calculators.place_scales import Part
from planner.market.country import CapPeriod, Country, Currency
from planner.market.employer_cost import (
    CostBase,
    CostLine,
    EmployerCostRules,
    ListPrice,
    ServicePrices,
)
from planner.market.exchange_rates import ExchangeRates, QuotedRate
from planner.market.place import Place
from planner.market.provenance import Grade, Provenance
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.model import Assumptions, Engagement, Plan, Position, Team, TeamMember
from planner.quantities.identifiers import (
    CountryCode,
    CurrencyCode,
    PlaceId,
    SeatId,
    SourceId,
    TeamId,
    ZoneName,
)
from planner.quantities.money import Money
from planner.quantities.month import Month

Number = int | str | Decimal


class LineMaker(Protocol):
    def __call__(
        self, line_id: str, base: CostBase = ..., rate: Number = ..., **fields: Any
    ) -> CostLine: ...


class RulesMaker(Protocol):
    def __call__(self, *lines: CostLine, **fields: Any) -> EmployerCostRules: ...


def _decimal(value: Number | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.fixture(scope="session")
def provenance() -> Provenance:
    return Provenance(SourceId("test"), date(2026, 9, 1), Grade.A)


@pytest.fixture(scope="session")
def make_line(provenance: Provenance) -> LineMaker:
    def make(
        line_id: str, base: CostBase = CostBase.GROSS, rate: Number = 0, **fields: Any
    ) -> CostLine:
        return CostLine(
            id=line_id,
            name=line_id,
            base=base,
            rate=Decimal(rate),
            factor=Decimal(fields.get("factor", 1)),
            floor=_decimal(fields.get("floor")),
            cap=_decimal(fields.get("cap")),
            flat=_decimal(fields.get("flat")),
            min_gross=_decimal(fields.get("min_gross")),
            max_gross=_decimal(fields.get("max_gross")),
            in_total=fields.get("in_total", True),
            exclusive_group=fields.get("exclusive_group"),
            applies="",
            note="",
            law="",
            provenance=provenance,
        )

    return make


@pytest.fixture(scope="session")
def make_rules() -> RulesMaker:
    def make(*lines: CostLine, **fields: Any) -> EmployerCostRules:
        return EmployerCostRules(
            country=CountryCode(fields.get("country", "ZZ")),
            currency=CurrencyCode(fields.get("currency", "EUR")),
            basic_share=Decimal(fields.get("basic_share", 1)),
            at_least=fields.get("at_least", False),
            at_most=fields.get("at_most", False),
            lines=lines,
            case_notes=(),
        )

    return make


@pytest.fixture(scope="session")
def made_up_country(make_line: LineMaker, make_rules: RulesMaker) -> EmployerCostRules:
    """Every kind of line once: pension capped, fund on half, flat, low-pay gate, 13th, holiday."""
    return make_rules(
        make_line("pension", rate="0.10", cap=100_000),
        make_line("fund", CostBase.BASIC, "0.12"),
        make_line("flat", CostBase.FLAT, flat=1_000),
        make_line("low-pay", rate="0.05", max_gross=80_000),
        make_line("thirteenth", CostBase.EXTRA_MONTHS, 1),
        make_line("holiday", CostBase.EXTRA_PERCENT, "0.08"),
        make_line("leave", CostBase.EXTRA_DAYS, 20, in_total=False),
        basic_share="0.5",
    )


@pytest.fixture(scope="session")
def united_states(make_line: LineMaker, make_rules: RulesMaker) -> EmployerCostRules:
    """The 2026 federal lines and two Californian ones: yearly ceilings, calendar tax year."""
    return make_rules(
        make_line("social_security", rate="0.062", cap=184_500),
        make_line("medicare", rate="0.0145"),
        make_line("futa", rate="0.006", cap=7_000),
        make_line("ca_sui", rate="0.034", cap=7_000),
        country="US",
        currency="USD",
    )


@pytest.fixture(scope="session")
def spain(make_line: LineMaker, make_rules: RulesMaker) -> EmployerCostRules:
    """Floors and ceilings of the month; the quoted year is paid in 14 parts."""
    return make_rules(
        make_line("contingencias", rate="0.236", floor="23871.6", cap="61214.4"),
        make_line("desempleo", rate="0.055", floor="23871.6", cap="61214.4"),
        country="ES",
    )


@pytest.fixture(scope="session")
def brazil(make_line: LineMaker, make_rules: RulesMaker) -> EmployerCostRules:
    """A 13th salary on top of the quoted pay, in two payments in November and December."""
    return make_rules(
        make_line("inss", rate="0.2"),
        make_line("decimo_terceiro", CostBase.EXTRA_MONTHS, 1),
        make_line("ferias", CostBase.EXTRA_PERCENT, "0.0278"),
        country="BR",
        currency="BRL",
    )


@pytest.fixture(scope="session")
def malta(make_line: LineMaker, make_rules: RulesMaker) -> EmployerCostRules:
    """A fixed amount a head beside a capped line on basic pay."""
    return make_rules(
        make_line("class_1", CostBase.BASIC, "0.1", cap="29084.12"),
        make_line("bonus", CostBase.FLAT, flat="512.52"),
        country="MT",
        basic_share="0.9",
    )


def _country(
    code: str, currency: str, provenance: Provenance, **fields: Any
) -> tuple[CountryCode, Country]:
    return CountryCode(code), Country(
        code=CountryCode(code),
        currency=CurrencyCode(currency),
        main_zone=ZoneName("UTC"),
        tax_year_start_month=fields.get("tax_year_start_month", 1),
        cap_period=fields.get("cap_period", CapPeriod.MONTHLY),
        extra_pay_months=fields.get("extra_pay_months", ()),
        extra_months_in_quoted_pay=fields.get("extra_months_in_quoted_pay", 0),
        payroll=provenance,
    )


def _place(place_id: str, country: str, provenance: Provenance) -> tuple[PlaceId, Place]:
    return PlaceId(place_id), Place(
        id=PlaceId(place_id),
        name=place_id,
        aliases=(),
        country=CountryCode(country),
        latitude=0.0,
        longitude=0.0,
        population=1,
        zone=ZoneName("UTC"),
        holiday_subdivision=None,
        weekend=frozenset({5, 6}),
        is_capital=False,
        provenance=provenance,
    )


@pytest.fixture(scope="session")
def market(
    provenance: Provenance,
    united_states: EmployerCostRules,
    spain: EmployerCostRules,
    brazil: EmployerCostRules,
    malta: EmployerCostRules,
) -> Snapshot:
    """Four countries that between them pay in every way there is."""
    currencies = {"USD": "1", "EUR": "0.8", "BRL": "5", "JPY": "150"}
    price = ListPrice(Decimal(300), Decimal(500), Decimal(700), 9, provenance)
    contractor = ListPrice(Decimal(20), Decimal(40), Decimal(60), 9, provenance)
    return Snapshot(
        folder=Path("made-up"),
        as_of=date(2026, 9, 1),
        countries=dict(
            (
                _country("US", "USD", provenance, cap_period=CapPeriod.TAX_YEAR),
                _country(
                    "ES", "EUR", provenance, extra_pay_months=(6, 12), extra_months_in_quoted_pay=2
                ),
                _country("BR", "BRL", provenance, extra_pay_months=(11, 12)),
                _country("MT", "EUR", provenance),
            )
        ),
        currencies={
            CurrencyCode(code): Currency(CurrencyCode(code), 0 if code == "JPY" else 2)
            for code in currencies
        },
        places=dict(
            (
                _place("us-austin", "US", provenance),
                _place("es-madrid", "ES", provenance),
                _place("br-recife", "BR", provenance),
                _place("mt-valletta", "MT", provenance),
            )
        ),
        employer_cost={rules.country: rules for rules in (united_states, spain, brazil, malta)},
        service_prices=ServicePrices(price, contractor),
        exchange_rates=ExchangeRates(
            latest={
                CurrencyCode(code): QuotedRate(Decimal(units), provenance)
                for code, units in currencies.items()
            },
            history={},
        ),
        sources={},
    )


_PAY_CURRENCY = {"us": "USD", "es": "EUR", "br": "BRL", "mt": "EUR"}


def _seat_fields(seat_id: str, place: str, pay: Number, fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": SeatId(seat_id),
        "team_id": TeamId("T-1"),
        "role": RoleFamily.MLOPS_ENGINEER,
        "level": Level.SENIOR,
        "place_id": PlaceId(place),
        "engagement": Engagement.OWN_ENTITY,
        "base_pay": Money(Decimal(pay), CurrencyCode(_PAY_CURRENCY[place[:2]])),
        "start": date(2020, 1, 1),
        **fields,
    }


class PositionMaker(Protocol):
    def __call__(
        self, place: str, pay: Number, *, seat_id: str = ..., **fields: Any
    ) -> Position: ...


class MemberMaker(Protocol):
    def __call__(
        self, place: str, pay: Number, *, seat_id: str = ..., **fields: Any
    ) -> TeamMember: ...


class PlanMaker(Protocol):
    def __call__(self, *seats: Position | TeamMember, **fields: Any) -> Plan: ...


@pytest.fixture(scope="session")
def make_position() -> PositionMaker:
    def make(place: str, pay: Number, *, seat_id: str = "P-01", **fields: Any) -> Position:
        return Position(**_seat_fields(seat_id, place, pay, fields))

    return make


@pytest.fixture(scope="session")
def make_member() -> MemberMaker:
    def make(place: str, pay: Number, *, seat_id: str = "M-01", **fields: Any) -> TeamMember:
        return TeamMember(**_seat_fields(seat_id, place, pay, {"name": "Ada", **fields}))

    return make


@pytest.fixture(scope="session")
def make_plan() -> PlanMaker:
    """A plan of 2026 in euros without benefits or one-off items, unless said otherwise."""

    def make(*seats: Position | TeamMember, **fields: Any) -> Plan:
        defaults: dict[str, Any] = {
            "name": "Test",
            "reporting_currency": CurrencyCode("EUR"),
            "horizon_start": Month(2026, 1),
            "anchor_id": PlaceId("es-madrid"),
            "assumptions": Assumptions(),
            "teams": (Team(id=TeamId("T-1"), name="Platform"),),
            "members": tuple(seat for seat in seats if isinstance(seat, TeamMember)),
            "positions": tuple(seat for seat in seats if isinstance(seat, Position)),
        }
        return Plan(**(defaults | fields))

    return make


class PlaceEvidenceMaker(Protocol):
    def __call__(
        self, name: str, scores: dict[str, float], grade: Grade = ..., **fields: Any
    ) -> PlaceEvidence: ...


@pytest.fixture(scope="session")
def make_place_evidence(provenance: Provenance) -> PlaceEvidenceMaker:
    """A place with scores by the key of their part, and whatever else is asked for."""

    def make(
        name: str, scores: dict[str, float], grade: Grade = Grade.A, **fields: Any
    ) -> PlaceEvidence:
        unknown = dict.fromkeys(("pool", "pay", "overlap", "terms", "languages"))
        return PlaceEvidence(
            place=_place(f"us-{name.casefold()}", "US", provenance)[1],
            scores={Part(key): PartScore(score, grade, ()) for key, score in scores.items()},
            restrictions=fields.pop("restrictions", ()),
            **(unknown | fields),
        )

    return make
