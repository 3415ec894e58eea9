"""Pay policies in rows: what each costs against the plan, how fair it is, who leaves the band."""

from PySide6.QtCore import QPointF

from planner.desktop.fonts import FontRole
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.policy_lines import PolicyLine, policy_headings
from planner.desktop.widgets.canvas import Align, Canvas, text_width
from planner.desktop.widgets.chosen_rows import ChosenRows
from planner.localization.messages import _

HEAD, ROW = 32, 46
_EDGE, _GAP = 16.0, 20.0
_MARK = 22.0
_LEAST_NAME, _MOST_NAME = 200.0, 330.0
_BAR = 120.0


class PolicyRows(ChosenRows):
    """Shows ``PolicyLine``s; the one the plan follows is ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HEAD, ROW, _("Pay policies"))
        self._lines: tuple[PolicyLine, ...] = ()

    @property
    def lines(self) -> tuple[PolicyLine, ...]:
        """What is on show."""
        return self._lines

    def show_lines(self, lines: tuple[PolicyLine, ...], chosen: str) -> None:
        """Show other policies, one of them chosen."""
        self._lines = lines
        self.show_rows(chosen)

    def keys(self) -> tuple[str, ...]:
        """Return the kinds."""
        return tuple(line.key for line in self._lines)

    def words(self, row: int) -> str:
        """Return all of a policy."""
        return self._lines[row].words if row < len(self._lines) else ""

    def paint_head(self, canvas: Canvas) -> None:
        """Paint the headings."""
        tokens = canvas.tokens
        canvas.fill(canvas.box(0, 0, canvas.width, HEAD), tokens.sunk)
        canvas.rule(HEAD - 1, tokens.line)
        box = canvas.box(_EDGE + _MARK, 0, 200, HEAD - 1)
        canvas.text(box, _("Policy"), FontRole.HEADER, tokens.t2)
        for heading, (start, width) in zip(policy_headings(), self._columns(), strict=True):
            box = canvas.box(start, 0, width, HEAD - 1)
            canvas.text(box, heading, FontRole.HEADER, tokens.t2, Align.NUMBER)

    def paint_row(self, row: Canvas, number: int) -> None:
        """Paint a policy."""
        line, tokens = self._lines[number], row.tokens
        columns = self._columns()
        self._paint_mark(row, line)
        room = columns[0][0] - _EDGE - _MARK - _GAP
        name = row.box(_EDGE + _MARK, 5, room, 18)
        row.text(name, line.name, FontRole.NAME, tokens.t1)
        meaning = row.box(_EDGE + _MARK, 23, room, 16)
        row.text(meaning, line.meaning, FontRole.CAPTION, tokens.t2)
        texts = (
            line.annual,
            line.change_text,
            line.ratio_spread,
            line.power_spread,
            line.outside,
            line.without,
        )
        for column, (text, (start, width)) in enumerate(zip(texts, columns, strict=True)):
            role = FontRole.KEY_CELL if column == 1 else FontRole.CELL
            height = ROW - 14 if column == 1 else ROW - 1
            box = row.box(start, 0, width, height)
            row.text(box, text, role, tokens.t1, Align.NUMBER)
        self._paint_change(row, line, columns[1])

    def _paint_mark(self, row: Canvas, line: PolicyLine) -> None:
        """Paint a ring, filled for the policy the plan follows; the pay as planned has none."""
        if not line.meaning or line.key == "planned":
            return
        tokens, y = row.tokens, (ROW - 1) / 2
        color = tokens.acc if line.is_plans else tokens.ctl
        row.dot(_EDGE + 7, y, 7, color)
        row.dot(_EDGE + 7, y, 5.5, tokens.panel)
        if line.is_plans:
            row.dot(_EDGE + 7, y, 3.5, tokens.acc)

    def _paint_change(self, row: Canvas, line: PolicyLine, place: tuple[float, float]) -> None:
        """Paint the change as a bar from the middle: dearer to the end, cheaper to the start."""
        if not line.change_text:
            return
        tokens, (start, width) = row.tokens, place
        largest = max(abs(each.change) for each in self._lines) or 1.0
        middle, y = start + width - _BAR / 2, ROW - 13.0
        row.path([QPointF(middle, y - 4), QPointF(middle, y + 4)], tokens.line2, 1)
        length = abs(line.change) / largest * (_BAR / 2 - 2)
        left = middle if line.change > 0 else middle - length
        row.fill(row.box(left, y - 2, length, 4), tokens.sequential[3])

    def _columns(self) -> tuple[tuple[float, float], ...]:
        """Place the columns from the trailing edge; narrow headings keep their texts whole."""
        headings = policy_headings()
        rows = [
            (e.annual, e.change_text, e.ratio_spread, e.power_spread, e.outside, e.without)
            for e in self._lines
        ]
        widths = []
        for column, heading in enumerate(headings):
            texts = [text_width(row[column], FontRole.KEY_CELL) for row in rows]
            least = _BAR if column == 1 else 0.0
            widths.append(max(text_width(heading, FontRole.HEADER), least, *texts, 0.0) + 2)
        excess = self.content_width() - 2 * _EDGE - _MARK - sum(widths) - _GAP * len(widths)
        name = min(_MOST_NAME, max(_LEAST_NAME, excess))
        at, found = _EDGE + _MARK + name + _GAP, []
        for width in widths:
            found.append((at, width))
            at += width + _GAP
        return tuple(found)
