"""Which sheets a workbook is to hold: a box before each group of them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.desktop.theme import Theme
from planner.desktop.widgets.tick_list import Tick, TickList
from planner.export.workbook.export_options import Redaction, SheetGroup, available_groups
from planner.export.workbook.sheet_names import SheetNames, sheet_names
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext, speaking
from planner.localization.running_text import listed


class SheetTicks(QWidget):
    """The groups there are to choose from, called as the workbook will call its sheets.

    Signals:
        changed: Another group is ticked, or none any more.
    """

    changed = Signal()

    def __init__(self, theme: Theme, formatter: Formatter, parent: QWidget) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._groups: frozenset[SheetGroup] = frozenset()
        self._redaction = Redaction.NONE
        self._language = formatter.locale
        self.list = TickList(theme, _("Sheets"))
        self.list.ticked.connect(self._on_ticked)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self.list)

    @property
    def groups(self) -> frozenset[SheetGroup]:
        """The groups ticked, also those that are not on show for now."""
        return self._groups

    @property
    def sheet_count(self) -> int:
        """How many sheets the workbook will have at most, with About."""
        counts = _counts(self._redaction)
        return 1 + sum(counts[group] for group in counts if group in self._groups)

    @property
    def is_empty(self) -> bool:
        """Whether no group on show is ticked."""
        return not any(group in self._groups for group in available_groups(self._redaction))

    def show_groups(
        self, groups: frozenset[SheetGroup], redaction: Redaction, language: str
    ) -> None:
        """Show what is ticked of the groups that a redaction leaves, in a workbook's language."""
        self._groups, self._redaction, self._language = groups, redaction, language
        with speaking(language):
            sheets = sheet_names()
        names = _group_names(sheets, redaction)
        counts = _counts(redaction)
        self.list.show_ticks(
            tuple(
                Tick(group.value, names[group], self._detail(counts[group]), group in groups)
                for group in available_groups(redaction)
            )
        )

    def fit(self) -> None:
        """Let the layout take note at once of how many groups are shown now."""
        self._column.invalidate()
        self._column.activate()

    def _detail(self, count: int) -> str:
        sheets = ngettext("{count} sheet", "{count} sheets", count)
        return sheets.format(count=self._formatter.integer(count))

    def _on_ticked(self, key: str) -> None:
        self.show_groups(self._groups ^ {SheetGroup(key)}, self._redaction, self._language)
        self.changed.emit()


def _group_names(names: SheetNames, redaction: Redaction) -> Mapping[SheetGroup, str]:
    costs = {
        Redaction.NONE: _("Cost model, with positions and checks"),
        Redaction.PAY: listed((names.positions, names.monthly)),
        Redaction.TOTALS: names.monthly,
    }
    return {
        SheetGroup.COSTS: costs[redaction],
        SheetGroup.OVERLAP: names.overlap,
        SheetGroup.COVERAGE: names.coverage,
        SheetGroup.PAY_BANDS: names.pay_bands,
        SheetGroup.PLACES: names.places,
        SheetGroup.ONBOARDING: names.onboarding,
        SheetGroup.JOB_DESCRIPTIONS: names.job_descriptions,
        SheetGroup.SOURCES: names.sources,
    }


def _counts(redaction: Redaction) -> dict[SheetGroup, int]:
    from planner.export.workbook.book_sheets import book_sheets
    from planner.export.workbook.redacted_book import redacted_sheets

    names = sheet_names()
    is_whole = redaction is Redaction.NONE
    sheets = book_sheets(names) if is_whole else redacted_sheets(names, redaction)
    groups = [sheet.group for sheet in sheets]
    return {group: groups.count(group) for group in SheetGroup if group in groups}
