"""Loading levers and hiring coefficients: every value in its place, every fault with its row."""

from decimal import Decimal
from pathlib import Path

import pytest

from planner.market.hiring_loader import load_hiring_coefficients, load_levers
from planner.market.lever import EffectKind, LeverKind, LeverTerm
from planner.market.market_table import MarketDataError, TableFault
from planner.market.pack_check import check_pack
from planner.market.provenance import Grade

LEVERS = (
    "lever,quantity,low,likely,high,unit,is_evidence,is_assumption,note,source,as_of,grade\n"
    "university,strength,1,2,5,partnerships,false,true,Ours,own,2026-11-26,D\n"
    "university,time-to-fill,0.6,0.8,0.95,factor,true,false,One case,own,2026-11-26,C\n"
    "university,start-delay-weeks,8,13,26,weeks,false,true,Terms,own,2026-11-26,D\n"
    "university,monthly-cost-usd,0,2500,4000,USD a month,false,true,Ours,own,2026-11-26,D\n"
    "referrals,acceptance,1,1.1,1.3,factor on odds,false,true,Ours,own,2026-11-26,D\n"
)
COEFFICIENTS = (
    "name,low,likely,high,unit,is_assumption,note,source,as_of,grade\n"
    "baseline-days,51,56,90,days,false,All IT roles,own,2026-11-26,D\n"
    "country.DE,1,1.1,1.2,factor,false,Interviews,own,2026-11-26,C\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.csv").write_text("id\nown\n", encoding="utf-8")
    (tmp_path / "levers.csv").write_text(LEVERS, encoding="utf-8")
    (tmp_path / "hiring_coefficients.csv").write_text(COEFFICIENTS, encoding="utf-8")
    return tmp_path


def test_that_every_figure_of_a_lever_is_read(folder: Path) -> None:
    found = load_levers(folder)
    assert list(found) == [LeverKind.UNIVERSITY, LeverKind.REFERRALS]
    university = found[LeverKind.UNIVERSITY]
    assert university.effects == {
        EffectKind.TIME_TO_FILL: (Decimal("0.6"), Decimal("0.8"), Decimal("0.95")),
        EffectKind.START_DELAY_WEEKS: (Decimal(8), Decimal(13), Decimal(26)),
    }
    assert university.strength is not None
    assert (university.strength.likely, university.strength.unit) == (Decimal(2), "partnerships")
    assert university.figures[LeverTerm.MONTHLY_COST_USD].provenance.grade is Grade.D
    assert (university.is_evidence, found[LeverKind.REFERRALS].is_evidence) == (True, False)


def test_that_what_the_table_does_not_say_has_no_effect_and_no_cost(folder: Path) -> None:
    referrals = load_levers(folder)[LeverKind.REFERRALS]
    assert referrals.likely(EffectKind.ACCEPTANCE) == Decimal("1.1")
    assert referrals.likely(EffectKind.TIME_TO_FILL) == 1
    assert referrals.likely(EffectKind.START_DELAY_WEEKS) == 0
    assert referrals.likely(LeverTerm.ONCE_COST_USD) == 0
    assert referrals.strength is None


def test_that_every_coefficient_is_read(folder: Path) -> None:
    found = load_hiring_coefficients(folder)
    germany = found["country.DE"]
    assert (germany.low, germany.likely, germany.high) == (
        Decimal(1),
        Decimal("1.1"),
        Decimal("1.2"),
    )
    assert (germany.unit, germany.is_assumption, germany.note) == ("factor", False, "Interviews")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        ("university,strength", "luck,strength", "lever", TableFault.NOT_A_CHOICE),
        ("university,strength", "university,charm", "quantity", TableFault.NOT_A_CHOICE),
        ("strength,1,2,5", "strength,3,2,5", "likely", TableFault.FALLING),
        ("strength,1,2,5", "strength,1,2,1", "high", TableFault.FALLING),
        ("fill,0.6,", "fill,0,", "low", TableFault.NOT_A_NUMBER),
        ("strength,1,2,5", "strength,-1,2,5", "low", TableFault.NOT_A_NUMBER),
        ("partnerships", "", "unit", TableFault.EMPTY),
        ("start-delay-weeks", "strength", "quantity", TableFault.DUPLICATE_KEY),
        ("true,false,One", "perhaps,false,One", "is_evidence", TableFault.NOT_A_CHOICE),
    ],
)
def test_that_a_fault_of_the_levers_is_named_with_its_column(
    folder: Path, old: str, new: str, column: str, reason: TableFault
) -> None:
    path = folder / "levers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_levers(folder)
    assert (caught.value.column, caught.value.reason) == (column, reason)


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        ("country.DE", "baseline-days", "name", TableFault.DUPLICATE_KEY),
        ("51,56,90", "51,50,90", "likely", TableFault.FALLING),
        ("51,56,90", "51,many,90", "likely", TableFault.NOT_A_NUMBER),
        ("90,days", "90,", "unit", TableFault.EMPTY),
    ],
)
def test_that_a_fault_of_the_coefficients_is_named_with_its_column(
    folder: Path, old: str, new: str, column: str, reason: TableFault
) -> None:
    path = folder / "hiring_coefficients.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_hiring_coefficients(folder)
    assert (caught.value.column, caught.value.reason) == (column, reason)


def test_that_a_pack_of_an_older_program_has_neither(folder: Path) -> None:
    (folder / "levers.csv").unlink()
    (folder / "hiring_coefficients.csv").unlink()
    assert load_levers(folder) == {}
    assert load_hiring_coefficients(folder) == {}


def test_that_the_check_of_a_pack_reads_both(folder: Path) -> None:
    for name, old in (("levers.csv", "strength"), ("hiring_coefficients.csv", "51")):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, "x", 1), encoding="utf-8")
    told = {(each.table, each.row, each.column) for each in check_pack(folder)}
    assert {("levers.csv", 2, "quantity"), ("hiring_coefficients.csv", 2, "low")} <= told
