from datetime import date, time

import pytest

from planner.calculators.coverage_gaps import CoverageGap
from planner.calculators.coverage_year import WeekGap, YearCoverage
from planner.desktop.viewmodels.coverage_charts import gap_cells
from planner.desktop.viewmodels.coverage_words import (
    gap_in_words,
    gap_reason,
    share_text,
    week_sentence,
    year_sentence,
)
from planner.localization.formatting import Formatter

SHOWN = Formatter("en")


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (1, "100%"), (0.99999, "99.9%"), (0.00001, "0.1%"), (0.5654, "56.5%")],
)
def test_that_only_a_whole_share_reads_as_one(share: float, text: str) -> None:
    assert share_text(share, SHOWN) == text


def gap(
    closes: tuple[str, ...] = (), opens: tuple[str, ...] = (), *, minutes: int = 90
) -> CoverageGap:
    return CoverageGap((4, 6), time(23, 30), minutes, closes, opens)


def test_that_a_gap_says_who_closes_and_who_opens() -> None:
    assert gap_reason(gap(("Toronto", "Lima"), ("Tokyo",)), 1) == (
        "After Toronto, Lima closes, before Tokyo opens."
    )
    assert gap_reason(gap(("Toronto",)), 1) == "After Toronto closes."
    assert gap_reason(gap((), ("Tokyo",)), 1) == "Before Tokyo opens."
    assert gap_reason(gap(), 1) == "Nobody works then."
    assert gap_reason(gap(), 2) == "Too few people work then."
    assert gap_in_words(gap((), ("Tokyo",)), 1, SHOWN) == (
        "Friday, Sunday, 23:30 – 01:00 the next day; 3 h; Before Tokyo opens."
    )


def test_that_a_gap_takes_every_hour_it_touches_and_goes_round_the_week() -> None:
    assert gap_cells(gap(minutes=91)) == {(4, 23), (5, 0), (5, 1), (6, 23), (0, 0), (0, 1)}
    assert gap_cells(gap(minutes=90)) == {(4, 23), (5, 0), (6, 23), (0, 0)}
    assert len(gap_cells(CoverageGap((0,), time(0), 7 * 24 * 60, (), ()))) == 168


def test_that_weeks_and_the_whole_time_are_told() -> None:
    covered = WeekGap(date(2027, 1, 4), date(2027, 1, 10), 10_080, 0)
    open_week = WeekGap(date(2027, 1, 11), date(2027, 1, 17), 10_080, 630)
    assert week_sentence(covered, SHOWN) == "4 Jan 27 – 10 Jan 27: covered"
    assert week_sentence(open_week, SHOWN) == "11 Jan 27 – 17 Jan 27: 10.5 h not covered"
    assert year_sentence(YearCoverage((covered,), (), 1.0), SHOWN) == "The whole time is covered."
    assert year_sentence(YearCoverage((covered, open_week), (), 1.0), SHOWN) == (
        "96.9% of the whole time covered; worst week: 11 Jan 27, 10.5 h not covered"
    )
