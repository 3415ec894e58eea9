"""Plan files on the disk: whole, private, and never lost."""

import errno
import os
import resource
import signal
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from planner.plan import atomic_file
from planner.plan.codec import FormatFault, encode
from planner.plan.model import Plan
from planner.plan.store import (
    FileFault,
    PlanFileError,
    fingerprint,
    load_plan,
    load_stored_plan,
    save_plan,
)
from planner.plan.working_pattern import WorkingPattern

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path, plan: Plan) -> Path:
    """A folder with one saved plan in it."""
    file = tmp_path / "plan.hplan"
    save_plan(plan, file)
    return file


@pytest.fixture
def edited(plan: Plan) -> Plan:
    return replace(plan, name="Edited")


def fault_of_saving(plan: Plan, file: Path) -> FileFault:
    with pytest.raises(PlanFileError) as caught:
        save_plan(plan, file)
    assert caught.value.path == file
    return caught.value.fault


def fault_of_loading(file: Path) -> FileFault:
    with pytest.raises(PlanFileError) as caught:
        load_plan(file)
    assert caught.value.path == file
    return caught.value.fault


def test_that_a_saved_plan_loads(path: Path, plan: Plan) -> None:
    assert load_plan(path) == plan


def test_that_saving_leaves_nothing_else_in_the_folder(path: Path, edited: Plan) -> None:
    save_plan(edited, path)
    assert [file.name for file in path.parent.iterdir()] == ["plan.hplan"]


def test_that_a_new_file_is_its_owners_only_even_under_a_wide_open_umask(
    tmp_path: Path, plan: Plan
) -> None:
    before = os.umask(0)
    try:
        save_plan(plan, tmp_path / "new.hplan")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.hplan").stat().st_mode) == 0o600


def test_that_the_file_is_private_while_it_is_being_written(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with atomic_file.replacing(tmp_path / "new.hplan"):
            (temporary,) = tmp_path.iterdir()
            assert stat.S_IMODE(temporary.stat().st_mode) == 0o600
    finally:
        os.umask(before)


@pytest.mark.parametrize(("mode", "kept"), [(0o644, 0o600), (0o600, 0o600), (0o200, 0o200)])
def test_that_saving_never_widens_a_file(path: Path, edited: Plan, mode: int, kept: int) -> None:
    path.chmod(mode)
    save_plan(edited, path)
    assert stat.S_IMODE(path.stat().st_mode) == kept


def test_that_a_link_stays_and_its_file_is_replaced(path: Path, edited: Plan) -> None:
    folder = path.parent / "links"
    folder.mkdir()
    link = folder / "link.hplan"
    link.symlink_to(path)
    save_plan(edited, link)
    assert link.is_symlink()
    assert load_plan(path) == edited
    assert [file.name for file in folder.iterdir()] == ["link.hplan"]


def test_that_a_link_to_nothing_yet_makes_the_file(tmp_path: Path, plan: Plan) -> None:
    link = tmp_path / "link.hplan"
    link.symlink_to(tmp_path / "target.hplan")
    save_plan(plan, link)
    assert link.is_symlink()
    assert load_plan(tmp_path / "target.hplan") == plan


def test_that_links_in_a_circle_are_refused(tmp_path: Path, plan: Plan) -> None:
    one, other = tmp_path / "one.hplan", tmp_path / "other.hplan"
    one.symlink_to(other)
    other.symlink_to(one)
    assert fault_of_saving(plan, one) is FileFault.DEVICE
    assert fault_of_loading(one) is FileFault.DEVICE
    assert one.is_symlink()


def test_that_a_missing_file_is_said_to_be_missing(tmp_path: Path, path: Path) -> None:
    assert fault_of_loading(tmp_path / "none.hplan") is FileFault.MISSING
    assert fault_of_loading(path / "below-a-file.hplan") is FileFault.MISSING


def test_that_a_folder_is_neither_read_nor_replaced(tmp_path: Path, plan: Plan) -> None:
    assert fault_of_loading(tmp_path) is FileFault.IS_A_FOLDER
    assert fault_of_saving(plan, tmp_path) is FileFault.IS_A_FOLDER


def test_that_a_pipe_is_not_waited_for_and_not_replaced(tmp_path: Path, plan: Plan) -> None:
    pipe = tmp_path / "pipe.hplan"
    os.mkfifo(pipe)
    assert fault_of_loading(pipe) is FileFault.NOT_A_FILE
    assert fault_of_saving(plan, pipe) is FileFault.NOT_A_FILE
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_that_a_device_is_not_replaced(plan: Plan) -> None:
    assert fault_of_saving(plan, Path("/dev/full")) is FileFault.NOT_A_FILE
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_that_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert fault_of_loading(Path("s")) is FileFault.NOT_A_FILE


def test_that_a_missing_folder_is_said_to_be_missing(
    tmp_path: Path, plan: Plan, path: Path
) -> None:
    assert fault_of_saving(plan, tmp_path / "no" / "plan.hplan") is FileFault.FOLDER_MISSING
    assert fault_of_saving(plan, path / "plan.hplan") is FileFault.FOLDER_MISSING


def test_that_a_write_protected_file_stays_as_it_is(path: Path, edited: Plan) -> None:
    before = path.read_bytes()
    path.chmod(0o400)
    assert fault_of_saving(edited, path) is FileFault.READ_ONLY
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EACCES, FileFault.READ_ONLY),
        (errno.EROFS, FileFault.READ_ONLY),
        (errno.ENOSPC, FileFault.DISK_FULL),
        (errno.EDQUOT, FileFault.DISK_FULL),
        (errno.EIO, FileFault.DEVICE),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_that_a_refusal_of_the_system_leaves_the_old_file(
    path: Path,
    edited: Plan,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    fault: FileFault,
    call: str,
) -> None:
    def refuse(*_args: object, **_keywords: object) -> None:
        raise OSError(number, os.strerror(number))

    before = path.read_bytes()
    owner = Path if call == "replace" else os
    with monkeypatch.context() as patched:
        patched.setattr(owner, call, refuse)
        with pytest.raises(PlanFileError) as caught:
            save_plan(edited, path)
    assert (caught.value.fault, caught.value.reason) == (fault, os.strerror(number))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["plan.hplan"]


def test_that_content_is_on_the_disk_before_the_name_and_the_name_before_saving_ends(
    path: Path, edited: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    fsync, rename = os.fsync, Path.replace

    def observed_fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        steps.append("folder on disk" if is_folder else "content on disk")
        fsync(descriptor)

    def observed_rename(source: Path, target: Path) -> Path:
        assert source.read_bytes() == encode(edited)
        steps.append("renamed")
        return rename(source, target)

    monkeypatch.setattr(os, "fsync", observed_fsync)
    monkeypatch.setattr(Path, "replace", observed_rename)
    save_plan(edited, path)
    assert steps == ["content on disk", "renamed", "folder on disk"]


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """Let the system itself refuse to write more than some bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_that_a_disk_that_fills_up_midway_leaves_the_old_file(path: Path, edited: Plan) -> None:
    before = path.read_bytes()
    with files_limited_to(1000):
        fault = fault_of_saving(edited, path)
    assert fault is FileFault.DISK_FULL
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["plan.hplan"]


def test_that_an_interruption_leaves_the_old_file(path: Path) -> None:
    before = path.read_bytes()

    def interrupted() -> None:
        with atomic_file.replacing(path) as file:
            file.write(b"half a pl")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["plan.hplan"]


@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.replace"])
def test_that_a_kill_between_writing_and_renaming_leaves_the_old_file(
    path: Path, plan: Plan, moment: str
) -> None:
    program = textwrap.dedent(f"""
        import os, pathlib, signal, sys
        from dataclasses import replace
        from planner.plan.store import load_plan, save_plan

        def killed(*_args, **_keywords):
            os.kill(os.getpid(), signal.SIGKILL)

        file = pathlib.Path(sys.argv[1])
        plan = replace(load_plan(file), name="Half written")
        {moment} = killed
        save_plan(plan, file)
    """)
    finished = subprocess.run(
        [sys.executable, "-c", program, path], cwd=CHECKOUT, check=False, timeout=60
    )
    assert finished.returncode == -signal.SIGKILL
    assert load_plan(path) == plan


def test_that_an_unreadable_file_is_said_to_be_unreadable(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_keywords: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    assert fault_of_loading(path) is FileFault.UNREADABLE


def test_that_a_torn_file_is_said_to_be_torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])
    assert fault_of_loading(path) is FileFault.TORN


def test_that_other_content_is_not_a_plan_and_says_where(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"2027-03-01"', b'"1 March"', 1))
    with pytest.raises(PlanFileError) as caught:
        load_plan(path)
    assert caught.value.fault is FileFault.NOT_A_PLAN
    assert caught.value.detail is not None
    assert caught.value.detail.where == "positions[0].start"


def test_that_a_newer_file_is_said_to_be_newer(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"version": 4', b'"version": 5', 1))
    assert fault_of_loading(path) is FileFault.NEWER_VERSION


def test_that_a_plan_no_file_can_hold_is_not_saved(path: Path, plan: Plan) -> None:
    before = path.read_bytes()
    seconds = WorkingPattern(start=WorkingPattern().start.replace(second=1))
    with pytest.raises(PlanFileError) as caught:
        save_plan(replace(plan, working_pattern=seconds), path)
    assert caught.value.fault is FileFault.UNSTORABLE
    assert caught.value.detail is not None
    assert caught.value.detail.fault is FormatFault.OUT_OF_RANGE
    assert path.read_bytes() == before


def test_that_a_fingerprint_follows_the_content(path: Path, plan: Plan, edited: Plan) -> None:
    first = fingerprint(path)
    assert load_stored_plan(path).fingerprint == first
    assert save_plan(edited, path) == fingerprint(path) != first
    assert save_plan(plan, path) == first


def test_that_no_file_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "none.hplan") is None


def test_that_a_second_windows_save_is_noticed_and_kept(
    path: Path, plan: Plan, edited: Plan
) -> None:
    mine = load_stored_plan(path)
    save_plan(edited, path)
    with pytest.raises(PlanFileError) as caught:
        save_plan(plan, path, unless_changed_since=mine.fingerprint)
    assert caught.value.fault is FileFault.CHANGED_ON_DISK
    assert load_plan(path) == edited


def test_that_saving_again_and_again_is_no_conflict(path: Path, plan: Plan, edited: Plan) -> None:
    mine = load_stored_plan(path).fingerprint
    mine = save_plan(edited, path, unless_changed_since=mine)
    save_plan(plan, path, unless_changed_since=mine)
    assert load_plan(path) == plan


def test_that_a_removed_file_is_written_anew(path: Path, plan: Plan) -> None:
    mine = load_stored_plan(path).fingerprint
    path.unlink()
    save_plan(plan, path, unless_changed_since=mine)
    assert path.read_bytes() == encode(plan)
