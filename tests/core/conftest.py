"""Makes Qt unimportable for the core's tests, and their random examples repeatable."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import hypothesis

QT_PACKAGES = frozenset({"PySide6", "shiboken6"})


class QtRefusal(MetaPathFinder):
    """Finds no Qt package, as on a machine without one."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in QT_PACKAGES:
            raise ModuleNotFoundError(f"the core must do without {fullname}", name=fullname)
        return None


# Run together with the window's tests, pytest-qt has imported Qt before and needs it; run alone
# with ``-p no:pytest-qt``, as the test command does, nothing may import it.
if "PySide6" not in sys.modules:
    sys.meta_path.insert(0, QtRefusal())

hypothesis.settings.register_profile("core", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("core")
