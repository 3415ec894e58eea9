"""The inspector's page with everything there is to check; each entry leads to its seat."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.actions import key_text
from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.canvas import Canvas, text_width
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.painting import paint_row_ground
from planner.desktop.widgets.sentence_list import TEXT_START, paint_sentence, sentence_height
from planner.desktop.widgets.wrapping_list import WrappingListView
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import problem_sentence
from planner.localization.repair_texts import repair_text
from planner.plan.problem import Problem, Severity

Index = QModelIndex | QPersistentModelIndex

PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 1
REPAIR_ROLE = Qt.ItemDataRole.UserRole + 2
"""What mending the problem would do, empty where the reader alone knows how."""
_PADDING = 16
_BETWEEN = 10
_REPAIR_HEIGHT = 24
_REPAIR_KEYS = "Ctrl+Return"


class ProblemsModel(QAbstractListModel):
    """Problems as sentences; errors come first."""

    def __init__(self, formatter: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formatter = formatter
        self._problems: tuple[Problem, ...] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        ordered = tuple(sorted(problems, key=lambda each: each.severity is not Severity.ERROR))
        if ordered == self._problems:
            return
        self.beginResetModel()
        self._problems = ordered
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- an invalid index is a constant
        """Count the problems."""
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a problem, or its sentence."""
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        if role == REPAIR_ROLE:
            return repair_text(problem, self._formatter)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return problem_sentence(problem, self._formatter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(problem)
        return None

    def _spoken(self, problem: Problem) -> str:
        sentence, repair = (
            problem_sentence(problem, self._formatter),
            repair_text(problem, self._formatter),
        )
        if not repair:
            return sentence
        return _("{sentence} {keys}: {repair}").format(
            sentence=sentence, keys=key_text(_REPAIR_KEYS), repair=repair
        )


class ProblemDelegate(QStyledItemDelegate):
    """Where a problem is and its sentence, wrapped."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the problem."""
        problem = index.data(PROBLEM_ROLE)
        if not isinstance(problem, Problem):
            return
        painter.save()
        tokens = self._theme.tokens
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        canvas = Canvas(painter, tokens, QRectF(option.rect), is_right_to_left=is_rtl)
        paint_row_ground(canvas, option.state)
        width = canvas.width - 2 * _PADDING
        sentence = str(index.data(Qt.ItemDataRole.DisplayRole))
        height = sentence_height(sentence, width)
        tone = Tone.ERROR if problem.severity is Severity.ERROR else Tone.WARNING
        row = canvas.within(_PADDING, _BETWEEN, width, height)
        paint_sentence(row, self._icons, tone, sentence)
        self._paint_repair(canvas, option, index)
        painter.restore()

    def repair_box(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        """Return where the offer to mend stands, nowhere if there is none."""
        text = str(index.data(REPAIR_ROLE))
        if not text:
            return QRectF()
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        bounds = QRectF(option.rect)
        canvas = Canvas(QPainter(), self._theme.tokens, bounds, is_right_to_left=is_rtl)
        room = canvas.width - _PADDING - TEXT_START - _PADDING
        width = min(text_width(text, FontRole.BUTTON) + 2, room)
        top = canvas.height - _REPAIR_HEIGHT - _BETWEEN + 4
        return canvas.box(_PADDING + TEXT_START, top, width, _REPAIR_HEIGHT)

    def _paint_repair(self, canvas: Canvas, option: QStyleOptionViewItem, index: Index) -> None:
        box = self.repair_box(option, index)
        if box.isEmpty():
            return
        color = canvas.tokens.acc_text
        canvas.text(box, str(index.data(REPAIR_ROLE)), FontRole.BUTTON, color)
        if option.state & QStyle.StateFlag.State_Selected:
            keys = key_text(_REPAIR_KEYS)
            taken = _PADDING + TEXT_START + box.width() + 10
            top = box.top() - canvas.bounds.top()
            rest = canvas.box(taken, top, canvas.width - taken - _PADDING, box.height())
            if rest.width() > text_width(keys, FontRole.CAPTION):
                canvas.text(rest, keys, FontRole.CAPTION, canvas.tokens.t3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped sentence."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 280
        sentence = str(index.data(Qt.ItemDataRole.DisplayRole))
        height = sentence_height(sentence, width - 2 * _PADDING)
        repair = _REPAIR_HEIGHT if index.data(REPAIR_ROLE) else 0
        return QSize(width, round(height) + repair + 2 * _BETWEEN + 1)


class ProblemsView(WrappingListView):
    """The list; a click or Enter leads to the seat, a click on the offer or Ctrl+Enter mends.

    Signals:
        repair_chosen: The index of the problem to mend.
    """

    repair_chosen = Signal(QModelIndex)

    def __init__(self, theme: Theme, icons: Icons, model: ProblemsModel) -> None:
        super().__init__(theme, model)
        self._delegate = ProblemDelegate(theme, icons, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("To check"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mend the current problem on Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.currentIndex().data(REPAIR_ROLE):
                self.repair_chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mend the problem whose offer is clicked."""
        index = self._offer_at(event.position())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.repair_chosen.emit(index)
            return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the offer can be clicked."""
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape
        is_offer = self._offer_at(event.position()).isValid()
        self.viewport().setCursor(shape.PointingHandCursor if is_offer else shape.ArrowCursor)

    def _offer_at(self, point: QPointF) -> QModelIndex:
        index = self.indexAt(point.toPoint())
        if index.isValid():
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            if self._delegate.repair_box(option, index).contains(point):
                return index
        return QModelIndex()


class ProblemsPanel(QWidget):
    """Shows a plan's problems.

    Signals:
        problem_chosen: The ``Problem`` to go to.
        repair_requested: The ``Problem`` to mend, and what that does.
        close_requested: Show the seat or the plan again.
    """

    problem_chosen = Signal(object)
    repair_requested = Signal(object, str)
    close_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = ProblemsModel(formatter, self)
        self.view = ProblemsView(theme, icons, self.model)
        self.view.clicked.connect(self._on_activated)
        self.view.activated.connect(self._on_activated)
        self.view.repair_chosen.connect(self._on_repair_chosen)
        close = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x")
        close.setAccessibleName(_("Close the list"))
        close.clicked.connect(self._on_close)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 6)
        top.addWidget(Label(theme, FontRole.TITLE, "t1", _("To check")), 1)
        top.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline(theme))
        column.addWidget(self.view, 1)

    def _on_activated(self, index: QModelIndex) -> None:
        problem = index.data(PROBLEM_ROLE)
        if isinstance(problem, Problem):
            self.problem_chosen.emit(problem)

    def _on_repair_chosen(self, index: QModelIndex) -> None:
        problem, repair, row = index.data(PROBLEM_ROLE), str(index.data(REPAIR_ROLE)), index.row()
        if not isinstance(problem, Problem):
            return
        self.repair_requested.emit(problem, repair)
        last = self.model.rowCount() - 1
        if last >= 0:
            self.view.setCurrentIndex(self.model.index(min(row, last), 0))

    def _on_close(self) -> None:
        self.close_requested.emit()
