"""The pages of a hire's plan below each other, as they will be on paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from planner.desktop.onboarding.hire_plan_pages import PAGE_HEIGHT, PAGE_WIDTH, HirePlanPages
from planner.desktop.theme import Theme
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.scroll_bar import use_slim_scroll_bars
from planner.localization.messages import _, ngettext

_GAP = 16
_LEAST_SCALE, _MOST_SCALE = 0.5, 1.0


class _Sheets(PaintedWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._pages: HirePlanPages | None = None

    def show_pages(self, pages: HirePlanPages | None) -> None:
        """Show other pages."""
        self._pages = pages
        self.fit()
        self.update()

    def fit(self) -> None:
        """Be as high as the pages are at this width."""
        count = 0 if self._pages is None else self._pages.count
        self.setMinimumHeight(round(_GAP + count * (PAGE_HEIGHT * self._scale() + _GAP)))

    def minimumSizeHint(self) -> QSize:
        """Leave room for a page that can be read."""
        return QSize(round(PAGE_WIDTH * _LEAST_SCALE), self.minimumHeight())

    def paint(self, canvas: Canvas) -> None:
        """Paint the pages that are in sight."""
        canvas.fill(canvas.bounds, canvas.tokens.sunk)
        pages, painter, scale = self._pages, canvas.painter, self._scale()
        if pages is None:
            return
        left = (canvas.width - PAGE_WIDTH * scale) / 2
        seen = QRectF(self.visibleRegion().boundingRect())
        for number in range(pages.count):
            top = _GAP + number * (PAGE_HEIGHT * scale + _GAP)
            sheet = QRectF(left, top, PAGE_WIDTH * scale, PAGE_HEIGHT * scale)
            if not sheet.intersects(seen):
                continue
            painter.save()
            painter.translate(left, top)
            painter.scale(scale, scale)
            pages.paint(painter, number)
            painter.restore()
            canvas.frame(sheet.adjusted(-1, -1, 1, 1), canvas.tokens.line2, 0)

    def _scale(self) -> float:
        wide = (self.width() - 2 * _GAP) / PAGE_WIDTH
        return min(_MOST_SCALE, max(_LEAST_SCALE, wide))


class HirePlanPreview(QScrollArea):
    """Scrolls the pages by wheel and keys."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Preview"))
        use_slim_scroll_bars(self, theme)
        self._sheets = _Sheets(theme, self)
        self.setWidget(self._sheets)
        # Only now: a scroll area fills its widget's ground when it takes it.
        self.viewport().setAutoFillBackground(False)
        self._sheets.setAutoFillBackground(False)

    def show_pages(self, pages: HirePlanPages | None, summary: str) -> None:
        """Show other pages from their top; the summary tells those who do not see them."""
        self._sheets.show_pages(pages)
        self.verticalScrollBar().setValue(0)
        count = 0 if pages is None else pages.count
        told = ngettext("{count} page", "{count} pages", count).format(count=count)
        self.setAccessibleDescription(f"{told}. {summary}" if summary else told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pages grow with the width."""
        super().resizeEvent(event)
        self._sheets.fit()
