from planner.desktop.viewmodels.data_document import Heading, TextTable
from planner.desktop.viewmodels.scenarios.assumptions_document import assumptions_document
from planner.localization.formatting import Formatter
from planner.market.snapshot import Snapshot


def test_that_every_published_figure_says_what_it_rests_on(
    lever_market: Snapshot, formatter: Formatter
) -> None:
    blocks = assumptions_document(lever_market, formatter)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[:4] == [
        "What is evidence and what is judgment",
        "Raise pay",
        "University partnership",
        "Recruiting agency",
    ]
    uplift = next(block for block in blocks if isinstance(block, TextTable))
    assert uplift.rows[0][:5] == ("Strength", "5%", "20%", "50%", "judgment")
    assert uplift.rows[1] == (
        "Odds of acceptance",
        "0%",
        "+25%",
        "+50%",
        "evidence",
        "D",
        "One case",
    )


def test_that_the_shipped_levers_and_their_sources_are_all_there(
    market: Snapshot, formatter: Formatter
) -> None:
    blocks = assumptions_document(market, formatter)
    tables = [block for block in blocks if isinstance(block, TextTable)]
    assert len(tables) == len(market.levers)
    assert sum(len(table.rows) for table in tables) == sum(
        len(each.figures) for each in market.levers.values()
    )
    assert isinstance(blocks[-1], Heading) is False
