"""Plants violations of the architecture in a copy of the tree and sees each one caught."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            str(Path(sys.executable).with_name("lint-imports")),
            "--config",
            "pyproject.toml",
            "--no-cache",
        ],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "planner", tmp_path / "planner", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_that_the_tree_keeps_its_contracts(tree: Path) -> None:
    result = lint(tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("market/place.py", "import planner.plan.model", "Each layer imports only"),
        ("plan/edits.py", "import planner.calculators.overlap", "Each layer imports only"),
        ("cli/commands.py", "import planner.desktop.theme", "Each layer imports only"),
        ("new_layer.py", "", "Each layer imports only"),
        ("calculators/overlap.py", "import PySide6.QtCore", "Core never reaches Qt"),
        ("calculators/overlap.py", "import planner.desktop.theme", "Core never reaches Qt"),
        ("market/place.py", "import planner.market.snapshot", "No cycles between siblings"),
        ("desktop/theme.py", "import babel", "babel has one owner"),
        ("calculators/overlap.py", "import pytz", "pytz has one owner"),
        ("calculators/start_list.py", "import holidays", "holidays has one owner"),
        ("cli/commands.py", "import highspy", "highspy has one owner"),
        ("export/workbook/book.py", "import msoffcrypto", "msoffcrypto has one owner"),
        ("export/postings/posting_html.py", "import docx", "docx has one owner"),
        ("cli/commands.py", "import icalendar", "icalendar has one owner"),
        ("cli/commands.py", "import xlsxwriter", "xlsxwriter has one owner"),
        ("market/loader.py", "import pandas", "Nothing that runs reads tables with pandas"),
        (
            "export/workbook/about.py",
            "import openpyxl",
            "Nothing that runs reads tables with pandas",
        ),
        ("__main__.py", "import PySide6.QtWidgets", "PySide6 has one owner"),
    ],
)
def test_that_a_planted_violation_is_caught(
    tree: Path, module: str, line: str, contract: str
) -> None:
    with (tree / "planner" / module).open("a") as planted:
        planted.write(f"\n{line}\n")
    result = lint(tree)
    assert result.returncode != 0
    broken = [row for row in result.stdout.splitlines() if "BROKEN" in row or "ayer" in row]
    assert any(contract in row for row in broken), result.stdout


def test_that_pages_may_not_know_each_other(tree: Path) -> None:
    pages = tree / "planner" / "desktop" / "pages"
    (pages / "planted_page.py").write_text("import planner.desktop.pages.plan_page\n")
    result = lint(tree)
    assert result.returncode != 0
    assert any(
        "Pages do not know each other" in row and "BROKEN" in row
        for row in result.stdout.splitlines()
    ), result.stdout
