"""The program, killed at random moments while it is edited, loses nothing it acknowledged."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = Path(__file__).parents[1] / "stress" / "kills.py"


def test_that_ten_kills_lose_nothing_acknowledged_a_second_before() -> None:
    done = subprocess.run(
        [sys.executable, str(KILLS), "10"],
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    answer = json.loads(done.stdout)
    assert answer["faults"] == []
    assert done.returncode == 0
    assert answer["kills"] == 10
    assert 0 < answer["of_drafts"] < 10
    # Not how many edits: a busy machine makes fewer of them in the same time.
    assert answer["kills_after_a_promise"] > 5, "most kills come after edits older than a second"
