"""The set-up scripts: what is installed, what is asked for, and how a half-made state heals."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INSTALLED = """\
installed libglib2.0-0t64, libglib2.0-0 (= 2.84.4)
installed libgl1, libgl1-x11 (= 1.7), libgl (= 1.7)
config-files libegl1,
"""


class Machine:
    """A checkout's scripts with stand-ins for the system's own programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.programs = folder / "bin"
        self.programs.mkdir()
        (folder / "requirements").mkdir()
        shutil.copytree(ROOT / ".ci", folder / ".ci")
        (folder / "installed").write_text(INSTALLED)
        self.program("dpkg-query", f"cat {folder / 'installed'}")
        self.program("apt-get", f'echo "$@" >> {self.calls}')
        self.program("sudo", "exit 1")

    def program(self, name: str, script: str) -> None:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def asks_for(self, *packages: str, user: int) -> subprocess.CompletedProcess[str]:
        (self.folder / "requirements" / "system-app.txt").write_text("\n".join(packages) + "\n")
        self.program("id", f"echo {user}")
        return self.run(".ci/system-packages", "app")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / command[0], *command[1:]],
            capture_output=True,
            check=False,
            # pip asks a Rust compiler its version, which may write to the home.
            env=os.environ
            | {"HOME": str(self.folder), "PATH": f"{self.programs}:{os.environ['PATH']}"},
            text=True,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_that_a_package_counts_by_its_name_and_by_what_it_provides(machine: Machine) -> None:
    done = machine.asks_for("libglib2.0-0", "libgl1", user=0)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not machine.calls.exists()


def test_that_only_what_is_missing_is_installed_and_a_lock_is_waited_for(machine: Machine) -> None:
    assert machine.asks_for("libgl1", "libegl1", "libgl1-mesa", user=0).returncode == 0
    update, install = machine.calls.read_text().splitlines()
    assert update.endswith(" update")
    assert install.endswith(" install -y --no-install-recommends libegl1 libgl1-mesa")
    assert "DPkg::Lock::Timeout=300" in install


def test_that_without_permission_the_missing_packages_are_named(machine: Machine) -> None:
    done = machine.asks_for("libgl1", "libegl1", user=1000)
    assert done.returncode == 1
    assert done.stderr.endswith("    sudo apt-get install libegl1\n")
    assert not machine.calls.exists()


def test_that_a_half_made_environment_is_made_anew(machine: Machine) -> None:
    half_made = machine.folder / ".venv" / "bin"
    half_made.mkdir(parents=True)
    (half_made / "python").symlink_to("/nonexistent/python3")
    (machine.folder / "none.txt").write_text("")
    machine.program("python3", f'exec "{sys.executable}" "$@"')
    done = machine.run(".ci/virtual-environment", "none.txt")
    assert (done.returncode, done.stderr) == (0, "")
    made = machine.run(".venv/bin/python", "-m", "pip", "--version")
    assert str(machine.folder / ".venv") in made.stdout
