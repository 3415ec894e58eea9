"""Spoils sound files in every way a seed can think of, and looks whether they are read or refused.

    python tests/stress/fuzz.py COUNT [--of plan|csv|workbook]... [--seed N]

Each case is a sound plan file, table of text or workbook, spoiled once or a few times: bits turned,
bytes left out, doubled or put in, cut off, parts of an archive swapped or dropped, values of JSON
replaced by ones that do not belong there. It must be read, or refused by the one documented error
with a sentence, within a few seconds of the processor; a plan that is read must be stored and read
as the same. The answer is one object in JSON; the exit code is 1 if anything else came out. A fault
names its seed: ``fuzz.py 1 --of csv --seed 123`` meets it again.
"""

import argparse
import io
import json
import random
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from datetime import time as time_of_day
from functools import lru_cache
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from planner.intake.cells.cell_reading import CellReader  # noqa: E402
from planner.intake.cells.layout import layout_of  # noqa: E402
from planner.intake.tables.file_table import read_file_table  # noqa: E402
from planner.intake.tables.file_table_error import FileTableError  # noqa: E402
from planner.intake.tables.grid import Grid  # noqa: E402
from planner.localization.formatting import Formatter  # noqa: E402
from planner.localization.problems import error_sentence  # noqa: E402
from planner.market.loader import load_snapshot  # noqa: E402
from planner.market.role import Level  # noqa: E402
from planner.market.snapshot import Snapshot  # noqa: E402
from planner.plan.codec import decode, encode  # noqa: E402
from planner.plan.company_day import CompanyDay  # noqa: E402
from planner.plan.model import Plan  # noqa: E402
from planner.plan.samples import load_sample  # noqa: E402
from planner.plan.scenario import Scenario  # noqa: E402
from planner.plan.scenario_plans import changes_of  # noqa: E402
from planner.plan.store import PlanFileError, load_plan  # noqa: E402
from planner.plan.working_pattern import WeekdayHours, WorkingPattern  # noqa: E402
from planner.quantities.identifiers import ScenarioId  # noqa: E402

MOST_SECONDS = 5.0
TODAY = date(2026, 11, 26)
TOKENS = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\x80", b'"', b'""', b"'", b"\n", b"\r", b",",
    b";", b"\t", b"sep=;\n", b"=cmd|'/c calc'!A1", b"<b>", b"&amp;", b"&x;", b"]]>", b"<!--", b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"</row>", b"<row/>", b'<row r="0"/>', b'<c r="XFD1048576"/>', b"</c>",
    b"</sheetData>", b"<v>1e999</v>", b't="s"', b's="99999"', b"9" * 400, b"-", b"1e400", b"NaN", b"Infinity",
    b"{", b"}", b"[", b"]", b"[" * 3000, b"null", b"true", b":", b"\\u0000", b"\\ud800", b"\xe2\x80\xae",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"A" * 40_000, b"PK\x01\x02", b"PK\x05\x06", b"../", b"\\",
)  # fmt: skip
VALUES: tuple[object, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", "\0", "\ud7ff\u202e", "1e999", "NaN", "-0", "0000-00-00", "2027-02-30",
    "25:61", "9999-12", "x" * 200_000, [], {}, [[]], {"a": {}}, [None] * 50, "P-01", "EUR", "1.0000000000000001",
)  # fmt: skip

Spoil = Callable[[random.Random, bytes], bytes]


class TooLongError(BaseException):
    """A case took longer than any file may."""


@dataclass(frozen=True)
class Fault:
    """What came out that should not have."""

    of: str
    seed: int
    what: str


# Ways to spoil any file


def turned(chance: random.Random, data: bytes) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def left_out(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:start] + data[min(end, start + 300) :]


def doubled(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:end] * chance.randint(1, 20) + data[end:]


def swapped(chance: random.Random, data: bytes) -> bytes:
    first, second, third = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def put_in(chance: random.Random, data: bytes) -> bytes:
    position = chance.randrange(len(data))
    return data[:position] + chance.choice(TOKENS) + data[position:]


def put_over(chance: random.Random, data: bytes) -> bytes:
    position, token = chance.randrange(len(data)), chance.choice(TOKENS)
    return data[:position] + token + data[position + len(token) :]


def put_letters_in(chance: random.Random, data: bytes) -> bytes:
    letters = "".join(chr(chance.randrange(0xD800)) for _ in range(chance.randint(1, 40)))
    position = chance.randrange(len(data))
    return data[:position] + letters.encode() + data[position:]


ANY_FILE: tuple[Spoil, ...] = (
    *(turned, cut, left_out, doubled, swapped, put_in, put_over, put_letters_in),
)


def spoiled(chance: random.Random, data: bytes, ways: tuple[Spoil, ...]) -> bytes:
    """Spoil a file once, or seldom several times."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(ways)(chance, data) or b"\n"
    return data


# Ways to spoil a plan


def _places(value: object) -> Iterator[tuple[dict[str, object] | list[object], str | int]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from _places(inner)


def another_value(chance: random.Random, data: bytes) -> bytes:
    try:
        plan = json.loads(data)
    except (ValueError, RecursionError):
        return put_in(chance, data)
    places = list(_places(plan))
    if not places:
        return data
    for _ in range(chance.choice((1, 1, 3))):
        holder, key = chance.choice(places)
        if isinstance(holder, dict):
            _change_object(chance, holder, str(key))
        elif isinstance(key, int) and key < len(holder):
            holder[key] = chance.choice((*VALUES, chance.choice(holder)))
    return json.dumps(plan).encode("utf-8", "surrogatepass")


def _change_object(chance: random.Random, holder: dict[str, object], key: str) -> None:
    value = holder.pop(key, None)
    match chance.randrange(4):
        case 0:
            holder[key] = chance.choice(VALUES)
        case 1:
            holder[key + chance.choice(("s", "_", "\0", ""))] = value
        case 2 if holder:
            holder[key] = chance.choice(list(holder.values()))


def deep(chance: random.Random, data: bytes) -> bytes:
    pair = chance.choice((b"[]", b'{"a":}'))
    depth = chance.choice((10, 300, 5000, 60_000))
    nest = pair[:-1] * depth + b"1" + pair[-1:] * depth
    position = data.find(b":", chance.randrange(len(data))) + 1
    return data[:position] + nest + b"," + data[position:]


# Ways to spoil a workbook


def another_part(chance: random.Random, data: bytes) -> bytes:
    """Spoil what is inside an archive, which stays one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 -- spoiled before; zipfile raises a dozen kinds
        return turned(chance, data)
    names = list(parts)
    if not names:
        return data
    name, other = chance.choice(names), chance.choice(names)
    match chance.randrange(6):
        case 0:
            parts[name], parts[other] = parts[other], parts[name]
        case 1:
            del parts[name]
        case 2:
            parts[chance.choice(("../x", "xl\\workbook.xml", name.upper(), "x" * 300))] = parts.pop(
                name
            )
        case _:
            parts[name] = spoiled(chance, parts[name] or b" ", ANY_FILE)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return packed.getvalue()


# Sound files, and what must hold of spoiled ones


@lru_cache(maxsize=1)
def sound_plans() -> tuple[bytes, ...]:
    """Return plans of every version of the format, the newest with all it can hold."""
    sample = load_sample("cloud-provider")
    pattern = WorkingPattern(
        break_start=time_of_day(12),
        break_minutes=30,
        weekday_hours=(WeekdayHours(4, time_of_day(9), time_of_day(14)),),
    )
    base = replace(
        sample,
        positions=sample.positions[:4],
        members=sample.members[:3],
        company_days={CompanyDay(date(2027, 12, 24)): "Holiday eve"},
        place_patterns={sample.anchor_id: pattern},
    )
    cheaper = tuple(replace(each, level=Level.MID) for each in base.positions)
    variant = replace(base, positions=cheaper, horizon_months=18)
    scenario = Scenario(id=ScenarioId("S-1"), name="Lean", changes=changes_of(base, variant))
    older = sorted((ROOT / "tests/core/plan/files").glob("*.hplan"))
    return (encode(replace(base, scenarios=(scenario,))), *(file.read_bytes() for file in older))


@lru_cache(maxsize=1)
def sound_rows() -> list[list[object]]:
    headings: list[object] = ["Name", "Title", "Level", "City", "Start", "Salary (EUR)", "Notes"]
    people: list[tuple[str, str, str, float]] = [
        ("Zoë Bär", "SRE", "Köln", 85000), ("Bo, the 2nd", "MLOps engineer", "Kraków", 90000.5),
        ("李明", "Kernel engineer", "Singapore", 120000), ("محمد", "Storage engineer", "Cairo", 7e4),
    ]  # fmt: skip
    start = datetime(2027, 2, 1)  # noqa: DTZ001 -- a cell's day is of no time zone
    return [
        headings,
        *(
            [name, title, "Senior", city, start, pay, 'He said "so",\nand went']
            for name, title, city, pay in people
        ),
    ]


@lru_cache(maxsize=4)
def sound_text(encoding: str) -> bytes:
    lines = []
    for row in sound_rows():
        cells = (c.date().isoformat() if isinstance(c, datetime) else str(c) for c in row)
        lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
    return "\r\n".join(lines).encode(encoding, "replace")


@lru_cache(maxsize=1)
def sound_workbook() -> bytes:
    import xlsxwriter

    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    money = book.add_format({"num_format": '#,##0.00 "€"'})
    book.add_worksheet("Cover").write(0, 0, "Our people")
    sheet = book.add_worksheet("Team")
    for number, row in enumerate(sound_rows()):
        for column, cell in enumerate(row):
            style = (
                day if isinstance(cell, datetime) else money if isinstance(cell, float) else None
            )
            sheet.write(number, column, cell, style)
    sheet.write_formula(9, 0, '="a"&"b"', None, "ab")
    sheet.write_rich_string(10, 0, "To", money, "kyo")
    book.close()
    return packed.getvalue()


@lru_cache(maxsize=1)
def market() -> Snapshot:
    return load_snapshot()


@lru_cache(maxsize=1)
def plan() -> Plan:
    return load_sample("cloud-provider")


def require_plan(path: Path) -> bool:
    """Load a plan; whether it was one."""
    try:
        loaded = load_plan(path)
    except PlanFileError as error:
        require_sentence(error)
        return False
    if decode(encode(loaded)) != loaded:
        message = "the plan is not stored as it was read"
        raise AssertionError(message)
    return True


def require_table(path: Path) -> bool:
    """Read a table, and positions from its cells; whether it was one."""
    try:
        grid = read_file_table(path).grid
    except FileTableError as error:
        require_sentence(error)
        return False
    reader = CellReader(plan(), market(), Formatter("de"), TODAY)
    layout = layout_of(grid, reader.currencies, reader.reads)
    rows = reader.rows(Grid(grid.rows[:30]), layout, plan().positions[0].place_id)
    for row in rows:
        for problem in row.problems:
            require_sentence(problem.error)
    return True


def require_sentence(error: Exception) -> None:
    sentence = error_sentence(error, Formatter("en"))
    if len(sentence) < 10 or "Traceback" in sentence:
        message = f"no sentence: {sentence}"
        raise AssertionError(message)


def case_of(of: str, chance: random.Random) -> tuple[bytes, Callable[[Path], bool]]:
    """Return a spoiled file, and what must hold of it."""
    if of == "plan":
        ways = (*ANY_FILE, *(another_value,) * 8, deep)
        return spoiled(chance, chance.choice(sound_plans()), ways), require_plan
    if of == "csv":
        encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1256", "cp932"))
        return spoiled(chance, sound_text(encoding), ANY_FILE), require_table
    ways = (*(turned, cut, left_out, put_over), *(another_part,) * 12)
    return spoiled(chance, sound_workbook(), ways), require_table


@contextmanager
def bounded() -> Iterator[None]:
    """Break off what takes the processor longer than any file may."""

    def break_off(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, break_off)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run_case(of: str, seed: int, path: Path) -> tuple[str, Fault | None]:
    """Make a case and look what comes of it."""
    data, require = case_of(of, random.Random(seed))  # noqa: S311 -- which case, not a secret
    path.write_bytes(data)
    try:
        with bounded():
            return ("read" if require(path) else "refused"), None
    except (Exception, TooLongError):  # noqa: BLE001 -- whatever it is, it is the finding
        return "fault", Fault(of, seed, traceback.format_exc(limit=-3))


def main() -> int:
    """Make as many cases as asked for, and answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--of", action="append", choices=["plan", "csv", "workbook"])
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    kinds = asked.of or ["plan", "csv", "workbook"]
    ends: Counter[str] = Counter()
    faults, slowest = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.count):
            started = time.process_time()
            path = Path(folder, "case")
            end, fault = run_case(kinds[number % len(kinds)], asked.seed + number, path)
            slowest = max(slowest, time.process_time() - started)
            ends[end] += 1
            faults += [asdict(fault)] if fault is not None else []
    answer = {"cases": asked.count, "read": ends["read"], "refused": ends["refused"]}
    print(json.dumps({**answer, "slowest_s": round(slowest, 2), "faults": faults}, indent=2))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
