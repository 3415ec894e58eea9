"""Reads XML from outside: in pieces, without entities of its own, never more than is asked for."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

_LONGEST_TAG = 1 << 23
"""Bytes of one tag or comment; none of a spreadsheet comes near."""

Started = Callable[[str, Mapping[str, str]], None]
Told = Callable[[str], None]


def _ignore(_told: str) -> None:
    pass


class XmlReader:
    """Tells of elements by their name without its namespace, and of text.

    A document type is refused: entities are declared there, whose text can be endless or from
    elsewhere, and no spreadsheet writes one.

    Args:
        started: Is called with the name of an element that begins and its attributes.
        ended: Is called with the name of an element that ends.
        said: Is called with text, in pieces.

    Attributes:
        has_document_type: Whether one was met; nothing was read from it on.
        is_damaged: Whether it stopped because this is no XML.
    """

    def __init__(self, started: Started, ended: Told = _ignore, said: Told = _ignore) -> None:
        self.has_document_type = False
        self.is_damaged = False
        self._fed = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._started, self._ended = started, ended
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = said
        self._parser.StartDoctypeDeclHandler = self._refuse

    @property
    def has_failed(self) -> bool:
        """Whether there is nothing more to be read."""
        return self.has_document_type or self.is_damaged

    def feed(self, data: bytes, *, is_last: bool = False) -> None:
        """Read on, unless something was wrong before."""
        if self.has_failed:
            return
        self._fed += len(data)
        try:
            self._parser.Parse(data, is_last)
        except expat.ExpatError:
            self.is_damaged = not self.has_document_type
        except (LookupError, ValueError):  # an encoding nobody knows, or of several bytes
            self.is_damaged = True
        else:
            self.is_damaged = self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG

    def feed_all(self, chunks: Iterable[bytes]) -> None:
        """Read all there is."""
        for chunk in chunks:
            self.feed(chunk)
            if self.has_failed:
                return
        self.feed(b"", is_last=True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in "".join(attributes):
            attributes = {_local(key): value for key, value in attributes.items()}
        self._started(_local(name) if ":" in name else name, attributes)

    def _end(self, name: str) -> None:
        self._ended(_local(name) if ":" in name else name)

    def _refuse(self, *_declared: object) -> None:
        self.has_document_type = True
        # Whatever a handler raises ends the reading; this one is caught above.
        raise expat.ExpatError


def _local(name: str) -> str:
    return name.rpartition(":")[2]
