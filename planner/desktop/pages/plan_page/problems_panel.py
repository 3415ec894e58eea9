"""The inspector's page with everything there is to check; each entry leads to its seat."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.canvas import Canvas
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.sentence_list import paint_sentence, sentence_height
from planner.desktop.widgets.wrapping_list import WrappingListView
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import problem_sentence
from planner.plan.problem import Problem, Severity

Index = QModelIndex | QPersistentModelIndex

PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 1
_PADDING = 16
_BETWEEN = 10


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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return problem_sentence(problem, self._formatter)
        return None


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
        if option.state & QStyle.StateFlag.State_Selected:
            canvas.fill(canvas.bounds, tokens.acc_wash)
            canvas.fill(canvas.box(0, 0, 3, canvas.height), tokens.acc)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            canvas.fill(canvas.bounds, tokens.hover)
        canvas.rule(canvas.height - 1, tokens.grid)
        width = canvas.width - 2 * _PADDING
        sentence = str(index.data(Qt.ItemDataRole.DisplayRole))
        height = sentence_height(sentence, width)
        tone = Tone.ERROR if problem.severity is Severity.ERROR else Tone.WARNING
        row = canvas.within(_PADDING, _BETWEEN, width, height)
        paint_sentence(row, self._icons, tone, sentence)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped sentence."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 280
        sentence = str(index.data(Qt.ItemDataRole.DisplayRole))
        height = sentence_height(sentence, width - 2 * _PADDING)
        return QSize(width, round(height) + 2 * _BETWEEN + 1)


class ProblemsView(WrappingListView):
    """The list; a click or Enter leads to the seat."""

    def __init__(self, theme: Theme, icons: Icons, model: ProblemsModel) -> None:
        super().__init__(theme, model)
        self.setItemDelegate(ProblemDelegate(theme, icons, self))
        self.setAccessibleName(_("To check"))


class ProblemsPanel(QWidget):
    """Shows a plan's problems.

    Signals:
        problem_chosen: The ``Problem`` to go to.
        close_requested: Show the seat or the plan again.
    """

    problem_chosen = Signal(object)
    close_requested = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, formatter: Formatter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = ProblemsModel(formatter, self)
        self.view = ProblemsView(theme, icons, self.model)
        self.view.clicked.connect(self._on_activated)
        self.view.activated.connect(self._on_activated)
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

    def _on_close(self) -> None:
        self.close_requested.emit()
