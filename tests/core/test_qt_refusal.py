"""The guard that keeps Qt out of the core's tests."""

import importlib
import sys

import pytest

pytestmark = pytest.mark.skipif(
    "PySide6" in sys.modules, reason="pytest-qt has imported Qt: run with -p no:pytest-qt"
)


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtCore", "shiboken6"])
def test_that_no_core_test_can_import_qt(name: str) -> None:
    with pytest.raises(ModuleNotFoundError, match="must do without"):
        importlib.import_module(name)


def test_that_everything_else_is_still_found() -> None:
    assert importlib.import_module("planner.plan.model").__name__ == "planner.plan.model"
