"""A small hand-cut folder of raw sources, and the tables built from it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.databuild.build import build_data
from planner.databuild.report import BuildReport

HERE = Path(__file__).parent


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the raw sources that a test may break."""
    return Path(shutil.copytree(HERE / "sources_fixture", tmp_path / "sources"))


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the hand-made lists that a test may break."""
    return Path(shutil.copytree(HERE / "curated_fixture", tmp_path / "curated"))


@pytest.fixture
def build(sources: Path, curated: Path, tmp_path: Path) -> Callable[[], BuildReport]:
    """Builds the fixture's tables into ``tmp_path / "out"``."""
    return lambda: build_data(sources, tmp_path / "out", curated=curated)
