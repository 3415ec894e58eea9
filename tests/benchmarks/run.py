"""Runs every benchmark once and reports ratios: a JSON file and a table.

A benchmark is a module beside this one with ``measure() -> dict[str, float]``; the keys carry
their units, and each ``..._ratio`` compares with a baseline measured in the same run.
"""

import importlib.util
import json
import platform
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NOT_MEASURED = {"run", "bundle_smoke"}


def measure(path: Path) -> dict[str, float]:
    specification = importlib.util.spec_from_file_location(f"benchmark_{path.stem}", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    result: dict[str, float] = module.measure()
    return result


def main(target: Path, only: list[str]) -> None:
    results: dict[str, dict[str, float]] = {}
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem in NOT_MEASURED or (only and path.stem not in only):
            continue
        results[path.stem] = measure(path)
        print(path.stem)
        for key, value in results[path.stem].items():
            print(f"    {key:<52}{value:>16,.4g}")
    target.parent.mkdir(parents=True, exist_ok=True)
    report = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "results": results,
    }
    target.write_text(json.dumps(report, indent=2) + "\n")
    print(f"\nWritten to {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
