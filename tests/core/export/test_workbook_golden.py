"""The sample's workbook, part by part, is the one that was reviewed.

After a deliberate change, run it once with REWRITE_GOLDEN=1 and look at the difference.
"""

import os
from pathlib import Path

from tests.core.export.golden_workbook import parts_of

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "workbook"
HOW_TO = "where that was meant, run this test once with REWRITE_GOLDEN=1 and review the difference"


def test_that_the_workbook_of_the_sample_is_the_one_that_was_reviewed(
    sample_workbook: Path,
) -> None:
    parts = {f"{name}.txt": text for name, text in parts_of(sample_workbook).items()}
    if os.environ.get("REWRITE_GOLDEN"):
        _rewrite(parts)
    reviewed = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.txt")}
    assert sorted(parts) == sorted(reviewed), HOW_TO
    for name, text in parts.items():
        assert text == reviewed[name], f"{name}: {HOW_TO}"


def _rewrite(parts: dict[str, str]) -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for path in GOLDEN.glob("*.txt"):
        path.unlink()
    for name, text in parts.items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
