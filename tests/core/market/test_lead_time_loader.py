"""Loading lead times: every value in its place, every fault with its row and column."""

from pathlib import Path

import pytest

from planner.market.lead_time import LeadTimeKind
from planner.market.lead_time_loader import load_lead_times
from planner.market.loader import load_snapshot
from planner.market.market_table import MarketDataError, TableFault
from planner.market.provenance import Grade
from planner.quantities.identifiers import CountryCode

TABLE = (
    "kind,country,engagement,low,expected,high,is_assumption,note,source,as_of,grade\n"
    "equipment,IN,,10,20,35,true,Customs,own,2026-11-26,D\n"
    "payroll,,contractor,0,1,5,true,No payroll,own,2026-11-26,D\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.csv").write_text("id\nown\n", encoding="utf-8")
    (tmp_path / "onboarding_lead_times.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_that_every_value_is_read(folder: Path) -> None:
    found = load_lead_times(folder)
    customs = found[LeadTimeKind.EQUIPMENT, CountryCode("IN"), ""]
    assert (customs.low, customs.expected, customs.high) == (10, 20, 35)
    assert (customs.note, customs.is_assumption) == ("Customs", True)
    assert customs.provenance.grade is Grade.D
    assert found[LeadTimeKind.PAYROLL, None, "contractor"].low == 0
    assert len(found) == 2


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        ("equipment", "furniture", "kind", TableFault.NOT_A_CHOICE),
        ("contractor", "freelancer", "engagement", TableFault.NOT_A_CHOICE),
        (",10,20,", ",21,20,", "expected", TableFault.FALLING),
        (",20,35,", ",20,19,", "high", TableFault.FALLING),
        (",10,20,", ",-1,20,", "low", TableFault.NOT_A_NUMBER),
        ("true,Customs", "perhaps,Customs", "is_assumption", TableFault.NOT_A_CHOICE),
        ("payroll,,contractor", "equipment,IN,", "country", TableFault.DUPLICATE_KEY),
    ],
)
def test_that_a_fault_is_named_with_its_column(
    folder: Path, old: str, new: str, column: str, reason: TableFault
) -> None:
    path = folder / "onboarding_lead_times.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MarketDataError) as caught:
        load_lead_times(folder)
    assert (caught.value.column, caught.value.reason) == (column, reason)


def test_that_a_pack_of_an_older_program_has_no_lead_times(folder: Path) -> None:
    (folder / "onboarding_lead_times.csv").unlink()
    assert load_lead_times(folder) == {}


def test_that_the_shipped_table_has_a_general_figure_of_each_kind() -> None:
    found = load_snapshot().lead_times
    for kind in LeadTimeKind:
        general = found[kind, None, ""]
        assert general.low <= general.expected <= general.high
    assert all(each.is_assumption and each.note for each in found.values())
    assert {each.provenance.grade for each in found.values()} == {Grade.D}
