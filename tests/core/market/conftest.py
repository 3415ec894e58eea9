"""A small data pack that a test may break."""

import csv
import hashlib
import shutil
from pathlib import Path

import pytest

from planner.locations import data_folder

KEPT = frozenset({"AE", "DE", "PL", "US"})
Rows = list[list[str]]


class PackCopy:
    """A pack in a folder, and ways to change it; rows count as a spreadsheet counts them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows_of(self, table: str) -> Rows:
        """Return a table's rows, the first its columns."""
        with (self.folder / table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: Rows) -> None:
        """Write a table."""
        with (self.folder / table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def put(self, table: str, row: int, column: str, text: str) -> None:
        """Put a text into one field, and seal the pack."""
        rows = self.rows_of(table)
        rows[row - 1][rows[0].index(column)] = text
        self.write(table, rows)
        self.seal()

    def seal(self) -> None:
        """List the files as they are, as a build would."""
        header, *rows = self.rows_of("manifest.csv")
        for row in rows:
            path = self.folder / row[1]
            if row[0] == "table" and path.is_file():
                row[2] = hashlib.sha256(path.read_bytes()).hexdigest()
        self.write("manifest.csv", [header, *rows])

    def cut(self) -> None:
        """Keep a few countries: a check of them is quick."""
        places = {row[0] for row in self.rows_of("places.csv") if row[3] in KEPT}
        for path in self.folder.glob("*.csv"):
            header, *rows = self.rows_of(path.name)
            for column, known in (("country", KEPT), ("other_country", KEPT), ("place", places)):
                if column in header:
                    rows = [row for row in rows if row[header.index(column)] in known]
            if path.name == "countries.csv":
                rows = [row for row in rows if row[0] in KEPT]
            if rows:
                self.write(path.name, [header, *rows])


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack") / "small"
    small = PackCopy(Path(shutil.copytree(data_folder(), folder)))
    small.cut()
    small.seal()
    return folder


@pytest.fixture
def pack_folder(small_pack: Path, tmp_path: Path) -> Path:
    """The folder of a small sound pack."""
    return Path(shutil.copytree(small_pack, tmp_path / "pack"))


@pytest.fixture
def pack(pack_folder: Path) -> PackCopy:
    """A small sound pack that a test may break."""
    return PackCopy(pack_folder)
