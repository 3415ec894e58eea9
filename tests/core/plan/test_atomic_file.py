import os
import time
from pathlib import Path

from planner.plan.atomic_file import replacing

DAY = 24 * 3600


def left_over(folder: Path, age: float, name: str = ".planner-0123456789abcdef.tmp") -> Path:
    file = folder / name
    file.write_bytes(b"half")
    then = time.time() - age
    os.utime(file, (then, then))
    return file


def test_that_what_a_killed_process_left_is_removed_by_a_later_write(tmp_path: Path) -> None:
    old = left_over(tmp_path, DAY)
    with replacing(tmp_path / "plan.hplan") as file:
        file.write(b"new")
    assert not old.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["plan.hplan"]


def test_that_what_another_process_may_be_writing_stays(tmp_path: Path) -> None:
    young = left_over(tmp_path, 60)
    with replacing(tmp_path / "plan.hplan") as file:
        file.write(b"new")
    assert young.exists()


def test_that_files_of_similar_names_stay(tmp_path: Path) -> None:
    theirs = left_over(tmp_path, DAY, ".planner-notes.tmp")
    with replacing(tmp_path / "plan.hplan") as file:
        file.write(b"new")
    assert theirs.exists()
