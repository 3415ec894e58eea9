import pytest

from planner.localization.formatting import Formatter


@pytest.fixture
def formatter() -> Formatter:
    return Formatter("en")
