"""A sample of the proof of overlap: every minute of some days, for groups in all its zones.

``make overlap-proof`` compares every day of three years.
"""

import importlib.util
import random
import zoneinfo
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

PROOF = Path(__file__).parents[2] / "proofs" / "overlap.py"
GROUPS = 48
DAYS = 3
CLOCK_CHANGES = (
    date(2026, 2, 14),
    date(2026, 3, 7),
    date(2026, 3, 28),
    date(2026, 4, 4),
    date(2026, 9, 26),
    date(2026, 10, 3),
    date(2026, 10, 24),
    date(2026, 10, 31),
)


def loaded() -> ModuleType:
    specification = importlib.util.spec_from_file_location("overlap_proof", PROOF)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


PROVED = loaded()


@pytest.fixture(scope="module", autouse=True)
def packaged_zoneinfo() -> Iterator[None]:
    """Make zoneinfo read the tzdata package, never the tables of this machine."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([])
    yield
    zoneinfo.reset_tzpath(before)


def windows() -> list[tuple[int, date]]:
    """Return for each group where its days begin: at clock changes, and anywhere."""
    choose = random.Random(7)  # noqa: S311 -- repeatable on purpose
    anywhere = [date(2026, 1, 1) + timedelta(days=choose.randrange(1090)) for _ in range(GROUPS)]
    return [
        (n, CLOCK_CHANGES[n // 2 % len(CLOCK_CHANGES)] if n % 2 else anywhere[n])
        for n in range(GROUPS)
    ]


def test_that_the_sample_holds_every_zone_and_pattern() -> None:
    groups = PROVED.groups_of(GROUPS, 2026)

    assert {each.zone for group in groups for each in group} == set(PROVED.ZONES)
    assert {each.pattern for group in groups for each in group} >= set(PROVED.PATTERNS)
    assert {len(group) for group in groups} == {2, 3, 4, 5, 6}
    assert len(PROVED.ZONES) >= 60


@pytest.mark.parametrize(("n", "first"), windows())
def test_that_a_group_s_days_agree_with_a_count_of_every_minute(n: int, first: date) -> None:
    group = PROVED.groups_of(GROUPS, 2026)[n]
    count = PROVED.MinuteCount(first, first + timedelta(days=DAYS - 1))

    assert PROVED.differing_days(count, group) == []
