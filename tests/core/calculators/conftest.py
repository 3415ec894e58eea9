"""Made-up countries for the calculators' tests, written by hand and small enough to check."""

from datetime import date
from decimal import Decimal
from typing import Any, Protocol

import pytest

from planner.market.employer_cost import CostBase, CostLine, EmployerCostRules
from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import CountryCode, CurrencyCode, SourceId

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
