"""Who a hire is: ID, status, name, place, hours, working days, how long until productive."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.onboarding.hire_facts import HireFacts
from planner.desktop.widgets.canvas import Canvas, metrics_of, text_width
from planner.desktop.widgets.painted_widget import PaintedWidget
from planner.desktop.widgets.painting import (
    paint_country_chip,
    paint_status_chip,
    status_chip_width,
)
from planner.localization.messages import _
from planner.localization.running_text import listed

_EDGE = 16.0
_FACTS_TOP, _RAMP_TOP = 82.0, 124.0


class HireHeading(PaintedWidget):
    """Shows ``HireFacts``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._facts: HireFacts | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def facts(self) -> HireFacts | None:
        """What is on show."""
        return self._facts

    def show_facts(self, facts: HireFacts) -> None:
        """Show another hire."""
        if facts != self._facts:
            self._facts = facts
            parts = (facts.position_id, facts.status, facts.place, facts.role, facts.hours)
            self.describe(facts.name, listed((*parts, facts.days, *facts.ramp), with_commas=True))
            self.setToolTip("\n".join(facts.ramp))
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height with the wrapped lines."""
        lines = self._facts.ramp if self._facts is not None else ()
        return round(_RAMP_TOP + sum(_height(each, width - 2 * _EDGE) + 2 for each in lines) + 6)

    def sizeHint(self) -> QSize:
        """Return the height at the width there is."""
        return QSize(280, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Keep all lines in sight."""
        return QSize(200, self.sizeHint().height())

    def paint(self, canvas: Canvas) -> None:
        """Paint the lines."""
        facts, tokens = self._facts, canvas.tokens
        if facts is None:
            return
        inner = canvas.within(_EDGE, 0, canvas.width - 2 * _EDGE, canvas.height)
        tag = inner.within(0, 8, inner.width, 24)
        taken = tag.text(tag.bounds, facts.position_id, FontRole.CAPTION, tokens.t2)
        chip = tag.within(taken + 9, 0, status_chip_width(facts.status), 24)
        paint_status_chip(chip, 0, facts.status, facts.tone)
        name = inner.box(0, 34, inner.width, 24)
        inner.text(name, facts.name, FontRole.INSPECTOR_TITLE, tokens.t1)
        place = inner.within(0, 58, inner.width, 20)
        x = paint_country_chip(place, 0, facts.country)
        text = f"{facts.place} · {facts.role}"
        place.text(place.box(x, 0, place.width - x, 20), text, FontRole.BODY, tokens.t2)
        self._paint_figures(inner, facts)
        top = _RAMP_TOP
        for line in facts.ramp:
            height = _height(line, inner.width)
            box = inner.box(0, top, inner.width, height)
            inner.text(box, line, FontRole.CAPTION, tokens.t2, wrap=True)
            top += height + 2

    def _paint_figures(self, inner: Canvas, facts: HireFacts) -> None:
        tokens = inner.tokens
        labels = (_("Starts"), _("Local hours"), _("Working days"))
        x = 0.0
        for label, figure in zip(labels, (facts.starts, facts.hours, facts.days), strict=True):
            texts = ((label, FontRole.CAPTION), (figure, FontRole.SECTION))
            width = max(text_width(text, role) for text, role in texts) + 2
            caption = inner.box(x, _FACTS_TOP, width, 16)
            inner.text(caption, label, FontRole.CAPTION, tokens.t2)
            box = inner.box(x, _FACTS_TOP + 16, width, 20)
            inner.text(box, figure, FontRole.SECTION, tokens.t1)
            x += width + 16


def _height(text: str, width: float) -> float:
    room = QRectF(0, 0, max(40.0, width), 1000)
    flags = int(Qt.TextFlag.TextWordWrap)
    return metrics_of(FontRole.CAPTION).boundingRect(room, flags, text).height()
