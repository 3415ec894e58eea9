"""The parts of a workbook file (.xlsx): a zip archive of XML, opened within bounds.

It is read here rather than by a library: one that is written in C or Rust can be bounded in another
process only, which a program in one file cannot start everywhere, and is no faster (see
``plain_rows``); those in Python are ten times slower. Nothing is unpacked to the disk, nothing
outside the file is opened, and no link is followed.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.intake.tables.file_table_error import (
    FileTableCancelledError,
    FileTableError,
    FileTableFault,
)
from planner.intake.tables.xml_events import XmlReader

MAX_UNPACKED = 400_000_000
"""Bytes of all parts that are read, as declared; no part unpacks to more than it declares."""
_MAX_PARTS = 10_000
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 18
_ENCRYPTED = 1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OFFICE_DOCUMENT = "officedocument"
_OTHER_SPREADSHEETS = {
    "content.xml": ".ods",
    "xl/workbook.bin": ".xlsb",
    "index/document.iwa": ".numbers",
}
_OTHER_DOCUMENTS = ("word/", "ppt/", "visio/")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What reading a zip archive that is none can raise."""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: another part, and in which role."""

    id: str
    kind: str
    target: str


class WorkbookPackage:
    """A workbook's archive.

    Args:
        path: The file, for errors to name.
        data: Its content.
        is_cancelled: Is asked now and then whether to stop.

    Raises:
        FileTableError: If it is no workbook, or one that cannot be read.
    """

    def __init__(self, path: Path, data: bytes, is_cancelled: Callable[[], bool]) -> None:
        self.path = path
        self._is_cancelled = is_cancelled
        self._left = MAX_UNPACKED
        self._counted: set[str] = set()
        if data.count(_ENTRY) > _MAX_PARTS:
            raise self.error(FileTableFault.DAMAGED)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {_plain(each.filename): each for each in self._archive.infolist()}
        except _BROKEN:
            raise self.error(FileTableFault.DAMAGED) from None

    def error(
        self, fault: FileTableFault, row: int | None = None, **facts: int | str
    ) -> FileTableError:
        """Return an error that names the file."""
        return FileTableError(self.path, fault, row, facts=facts)

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def main_part(self) -> str:
        """Return the name of the part that lists the sheets.

        Raises:
            FileTableError: If there is none.
        """
        for part, name in _OTHER_SPREADSHEETS.items():
            if part in self:
                raise self.error(FileTableFault.OTHER_WORKBOOK, format=name)
        links = self.links("") if "_rels/.rels" in self else ()
        named = [each.target for each in links if each.kind == _OFFICE_DOCUMENT]
        found = next((part for part in (*named, "xl/workbook.xml") if part in self), None)
        if found is None or found.startswith(_OTHER_DOCUMENTS):
            raise self.error(FileTableFault.NOT_A_TABLE)
        return found

    def links(self, part: str) -> tuple[Link, ...]:
        """Return the relationships of a part to others of the file; those elsewhere do not count.

        Raises:
            FileTableError: If they cannot be read.
        """
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        found = []

        def started(name: str, given: Mapping[str, str]) -> None:
            if name == "Relationship" and given.get("TargetMode", "").casefold() != "external":
                target = given.get("Target", "").replace("\\", "/")
                kind = posixpath.basename(given.get("Type", "")).casefold()
                whole = posixpath.normpath(posixpath.join("/", folder, target))
                found.append(Link(given.get("Id", ""), kind, whole.lstrip("/")))

        if links in self:
            self.read(links, XmlReader(started))
        return tuple(found)

    def read(self, part: str, reader: XmlReader) -> None:
        """Read a part as XML.

        Raises:
            FileTableError: If it is none.
        """
        reader.feed_all(self.chunks(part))
        self.require_sound(part, reader)

    def require_sound(self, part: str, reader: XmlReader) -> None:
        """Refuse a part that was no sound XML.

        Raises:
            FileTableError: If it was not.
        """
        if reader.has_document_type:
            raise self.error(FileTableFault.DECLARES_ENTITIES, part=part)
        if reader.is_damaged:
            raise self.error(FileTableFault.DAMAGED)

    def chunks(self, part: str, most_bytes: int | None = None) -> Iterator[bytes]:
        """Unpack a part piece by piece.

        Args:
            part: Its name.
            most_bytes: Where to break off; None for all of it, which counts against the bounds.

        Raises:
            FileTableError: If it cannot be unpacked, or unpacks to more than may be.
            FileTableCancelledError: If the reading is cancelled.
        """
        read = 0
        try:
            info = self._readable(part)
            if most_bytes is None:
                self._take_room(info)
            with self._archive.open(info) as file:
                while (most_bytes is None or read < most_bytes) and (chunk := file.read(_CHUNK)):
                    if self._is_cancelled():
                        raise FileTableCancelledError
                    yield chunk
                    read += len(chunk)
        except _BROKEN:
            raise self.error(FileTableFault.DAMAGED) from None

    def _readable(self, part: str) -> zipfile.ZipInfo:
        info = self._parts[_plain(part)]
        if info.flag_bits & _ENCRYPTED:
            raise self.error(FileTableFault.ENCRYPTED)
        if info.compress_type not in _METHODS:
            raise self.error(FileTableFault.DAMAGED)
        return info

    def _take_room(self, info: zipfile.ZipInfo) -> None:
        if info.filename not in self._counted:
            self._counted.add(info.filename)
            self._left -= info.file_size
        if self._left < 0:
            raise self.error(FileTableFault.UNPACKS_TOO_LARGE, limit=MAX_UNPACKED)


def _plain(part: str) -> str:
    """Return a part's name as it is looked up; some write it with backslashes or capitals."""
    return part.replace("\\", "/").lstrip("/").casefold()
