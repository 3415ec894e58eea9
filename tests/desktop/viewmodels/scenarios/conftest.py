from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.calculators.risk.simulated import Range, RiskKind, SeatChances, Simulation, Swing
from planner.calculators.scenario_comparison.compared import ComparedFigures
from planner.market.deferred import Deferred
from planner.market.lever import (
    EffectKind,
    LeverDefault,
    LeverDefaults,
    LeverFigure,
    LeverKind,
    LeverQuantity,
    LeverTerm,
)
from planner.market.provenance import Grade, Provenance
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import SeatId, SourceId
from planner.quantities.month import Month


@pytest.fixture
def simulation() -> Simulation:
    """Three months, two open seats; the second month goes over a budget of 100,000."""
    months = (Month(2026, 11), Month(2026, 12), Month(2027, 1))
    return Simulation(
        draws=500,
        seed=1,
        months=months,
        heads=(Range(1, 1, 2), Range(1, 2, 3), Range(2, 3, 3)),
        productive_heads=(Range(1, 1, 1.5), Range(1, 1.5, 2.5), Range(1.5, 2.25, 3)),
        cost=(
            Range(80_000, 90_000, 95_000),
            Range(90_000, 104_000, 120_000),
            Range(100_000, 110_000, 130_000),
        ),
        cost_by_year={2027: Range(270_000, 304_000, 345_000)},
        horizon_cost=Range(270_000, 304_000, 345_000),
        chance_in_budget=(1.0, 0.4, None),
        chance_in_budget_by_year={},
        chance_in_horizon_budget=None,
        filled_on=(date(2026, 12, 1), date(2027, 1, 12), None),
        chance_filled=((0.2, 0.6, 0.998), (0.0, 0.1, 0.45)),
        seats={
            SeatId("P-01"): SeatChances(
                first_day=(date(2026, 11, 20), date(2026, 12, 14), date(2027, 1, 20)),
                by_target=0.35,
                in_horizon=0.97,
                by_month=(0.2, 0.6, 0.97),
            ),
            SeatId("P-02"): SeatChances(
                first_day=(date(2026, 12, 20), date(2027, 2, 1), None),
                by_target=0.1,
                in_horizon=0.45,
                by_month=(0.0, 0.1, 0.45),
            ),
        },
        swings=(
            Swing(RiskKind.TIME_TO_FILL, 280_000, 330_000),
            Swing(RiskKind.EXCHANGE_RATES, 295_000, 312_000),
            Swing(RiskKind.RAMP_UP, 304_000, 304_000),
        ),
        standard_error=0.004,
        convergence=((100, 305_000), (500, 304_000)),
    )


@pytest.fixture
def figures() -> ComparedFigures:
    return ComparedFigures(
        run_rate=Decimal(1_430_000),
        cost=Decimal(2_000_000),
        cost_by_year={2027: Decimal(970_000)},
        heads=12,
        productive_heads=Decimal("10.5"),
        open_seats=6,
        median_overlap_minutes=378,
        flexible_overlap_minutes=420,
        lowest_overlap_minutes=90,
        coverage_share=0.73,
        filled_by_p50=date(2027, 2, 15),
        filled_by_p90=date(2027, 5, 2),
        median_days_to_fill=68.0,
        meeting_burden_spread=Decimal("2.5"),
        countries=9,
        employer_of_record_seats=6,
    )


def published(
    low: str,
    likely: str,
    high: str,
    unit: str = "factor",
    note: str = "",
    *,
    is_evidence: bool = False,
) -> LeverFigure:
    """Return a figure of a lever as the data hold it."""
    return LeverFigure(
        low=Decimal(low),
        likely=Decimal(likely),
        high=Decimal(high),
        unit=unit,
        is_evidence=is_evidence,
        is_assumption=not is_evidence,
        note=note,
        provenance=Provenance(SourceId("some-source"), date(2026, 3, 1), Grade.D),
    )


@pytest.fixture
def levers() -> LeverDefaults:
    """Pay uplift, observed once; an agency without effects but a fee; a university partnership."""
    uplift: dict[LeverQuantity, LeverFigure] = {
        LeverTerm.STRENGTH: published("0.05", "0.2", "0.5", "share of base pay"),
        EffectKind.ACCEPTANCE: published("1", "1.25", "1.5", note="One case", is_evidence=True),
    }
    agency: dict[LeverQuantity, LeverFigure] = {
        LeverTerm.PER_HIRE_COST_USD: published("1000", "2000", "3000", "USD")
    }
    university: dict[LeverQuantity, LeverFigure] = {
        EffectKind.TIME_TO_FILL: published("0.7", "0.85", "1"),
        EffectKind.START_DELAY_WEEKS: published("8", "26", "52", "weeks"),
        LeverTerm.MONTHLY_COST_USD: published("1000", "4000", "9000", "USD"),
    }
    return {
        LeverKind.PAY_UPLIFT: LeverDefault(LeverKind.PAY_UPLIFT, uplift),
        LeverKind.AGENCY: LeverDefault(LeverKind.AGENCY, agency),
        LeverKind.UNIVERSITY: LeverDefault(LeverKind.UNIVERSITY, university),
    }


@pytest.fixture
def lever_market(market: Snapshot, levers: LeverDefaults) -> Snapshot:
    """The market with these levers only."""
    return replace(market, deferred_levers=Deferred(lambda: levers))
