"""Puts a workbook into its file with progress: of a large plan that takes as long as its sheets."""

from collections.abc import Callable
from io import BytesIO

from xlsxwriter.workbook import Workbook

_ROWS_BETWEEN_STEPS = 100


class WatchedArchive(BytesIO):
    """The file in the making; before each part of it somebody is asked whether to go on.

    Attributes:
        ask: Raises where not.
    """

    ask: Callable[[], None] | None = None

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # any buffer, as its base
        """Write on, unless that was to end."""
        if self.ask is not None:
            self.ask()
        return super().write(data)


class Closing:
    """Tells of the rows as they become the parts of the file.

    Args:
        workbook: All its sheets are written.
        archive: What it is written to.
        step_done: Told the share done; what it raises ends the export.
        shares: The share at the beginning, and at the end of the last row.
    """

    def __init__(
        self,
        workbook: Workbook,
        archive: WatchedArchive,
        step_done: Callable[[float], None],
        shares: tuple[float, float],
    ) -> None:
        self._workbook = workbook
        self._archive = archive
        self._step_done = step_done
        self._share, end = shares
        rows = sum(len({*sheet.table, *sheet.row_info}) for sheet in workbook.worksheets())
        self._share_of_row = (end - self._share) / max(1, rows)
        self._written = 0

    def close(self) -> None:
        """Write the file."""
        for sheet in self._workbook.worksheets():
            sheet.row_written = self._on_row_written
        self._archive.ask = self._go_on
        try:
            self._workbook.close()
        finally:  # what an ended writing leaves open is closed in peace
            self._archive.ask = None

    def _on_row_written(self) -> None:
        self._written += 1
        if self._written % _ROWS_BETWEEN_STEPS == 0:
            self._share += _ROWS_BETWEEN_STEPS * self._share_of_row
            self._go_on()

    def _go_on(self) -> None:
        self._step_done(self._share)
