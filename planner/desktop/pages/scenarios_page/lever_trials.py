"""The side of the page on which levers are tried: their rows, their settings, what they buy."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.desktop.actions import SAVE_TRIAL_KEYS, key_text
from planner.desktop.icons import Icons
from planner.desktop.new_scenario_dialog import NewScenarioDialog
from planner.desktop.pages.scenarios_page.assumptions_dialog import AssumptionsDialog
from planner.desktop.pages.scenarios_page.levers_panel import LeversPanel
from planner.desktop.pages.scenarios_page.together_panel import TogetherPanel
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.scenarios.board import ScenariosBoard
from planner.desktop.viewmodels.scenarios.lever_fields import LeverForm
from planner.desktop.viewmodels.scenarios.lever_reading import AS_PUBLISHED, LeverReading
from planner.desktop.viewmodels.scenarios.trial_edits import TrialEdits
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.tab_order import order_as_laid_out
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.market.lever import LeverKind
from planner.market.role import RoleFamily

_WIDTH = 320


class LeverTrials(QWidget):
    """Tries levers on a board's copy of the plan, and keeps or drops what is tried.

    Signals:
        tried: Other settings are tried, or none any more.
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    tried = Signal()
    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        board: ScenariosBoard,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
    ) -> None:
        super().__init__()
        self._session = session
        self._board = board
        self._theme, self._icons, self._formatter = theme, icons, formatter
        self._edits = TrialEdits(session, board.what_if, formatter)
        self._refusals = SettingEdits(session, formatter)
        self.panel = LeversPanel(theme, icons, formatter, self._take)
        self.together = TogetherPanel(theme, icons, key_text(SAVE_TRIAL_KEYS))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(Hairline(theme))
        column.addWidget(self.together)
        self._connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the settings on Escape where the keys are in them."""
        focused, kind = QApplication.focusWidget(), self.panel.open_lever
        is_inside = focused is not None and self.panel.form.isAncestorOf(focused)
        if event.key() == Qt.Key.Key_Escape and kind is not None and is_inside:
            self.panel.show_form(None, None)
            self.panel.rows[kind].tune.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def show_board(self) -> None:
        """Show the levers as the board has them."""
        board, rows = self._board, self.panel.rows
        self.panel.show_lines(board.lines(), board.levers_on())
        if self.panel.rows is not rows:
            order_as_laid_out(self)  # new rows come before what stands below them
        if self.panel.open_lever is not None:
            self._show_form(self.panel.open_lever)
        self.show_together()

    def show_together(self) -> None:
        """Show what the levers buy together."""
        board = self._board
        answer = board.answer
        has_seats = answer is not None and answer.together.days is not None
        self.together.show_together(
            board.shown_name,
            board.together(),
            is_tried=board.what_if.is_tried,
            has_seats=has_seats,
        )

    def begin_anew(self) -> None:
        """Close the settings: another plan is open."""
        self.panel.show_form(None, None)

    def save(self) -> NewScenarioDialog | None:
        """Ask for the name of a scenario that what is tried becomes."""
        if not self._board.what_if.is_tried:
            self._say_nothing_tried()
            return None
        content = self._board.what_if.plan
        dialog = NewScenarioDialog(
            self._theme, self._icons, self._session, self._formatter, self.window(), content
        )
        dialog.accepted.connect(self.drop)  # it is in the scenario that is on show now
        dialog.show()
        return dialog

    def keep(self) -> None:
        """Put what is tried into the plan on show, as one undo step."""
        text = self._edits.keep()
        if text:
            self.edit_explained.emit(text)
        else:
            self._say_nothing_tried()

    def accept(self) -> None:
        """Make levers and expected dates part of the base, as one undo step."""
        try:
            sentence = self._edits.accept()
        except Exception as error:
            if not has_sentence(error):
                raise
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        self.edit_explained.emit(sentence)
        self.drop()

    def drop(self) -> None:
        """Forget what is tried."""
        self._board.what_if.drop()
        self._show_trial()

    def _connect(self) -> None:
        self.panel.switched.connect(self._on_switched)
        self.panel.opened.connect(self._on_opened)
        self.panel.assumptions_wanted.connect(self._on_assumptions)
        self.panel.form.role_ticked.connect(self._on_role_ticked)
        self.panel.form.reset_wanted.connect(self._on_reset)
        self.panel.form.refused.connect(self.message_raised)
        self.together.save_wanted.connect(self.save)
        self.together.keep_wanted.connect(self.keep)
        self.together.accept_wanted.connect(self.accept)
        self.together.drop_wanted.connect(self.drop)

    def _say_nothing_tried(self) -> None:
        self.message_raised.emit(_("Switch a lever or change its settings first."))

    def _show_form(self, kind: LeverKind) -> None:
        plan, market = self._board.what_if.plan, self._session.evaluation.market
        fields = LeverForm(kind, plan, market, self._formatter).fields()
        self.panel.show_form(kind, fields)

    def _try(
        self, kind: LeverKind, changes: Callable[[LeverReading], dict[str, object]]
    ) -> str | None:
        """Try other settings of a lever; return why it cannot be."""
        what_if, market = self._board.what_if, self._session.evaluation.market
        reading = LeverReading(kind, what_if.plan, market, self._formatter)
        reason = self._refusals.refusal(lambda: what_if.set(kind, **changes(reading)))
        if reason is None:
            self._show_trial()
        return reason

    def _show_trial(self) -> None:
        """Show at once what is tried; what it comes to follows."""
        if self._board.answer is not None:
            self.show_board()
        self.tried.emit()

    def _take(self, key: str, value: object) -> str | None:
        kind = self.panel.open_lever
        if kind is None:
            return None
        return self._try(kind, lambda reading: reading.changes(key, value))

    def _on_switched(self, key: str, is_on: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._try(LeverKind(key), lambda _reading: {"is_on": is_on})

    def _on_opened(self, key: str) -> None:
        if key:
            self._show_form(LeverKind(key))
            self.panel.form.take_focus()
        else:
            self.panel.show_form(None, None)

    def _on_role_ticked(self, key: str) -> None:
        kind = self.panel.open_lever
        if kind is not None:
            self._try(kind, lambda reading: reading.with_role(RoleFamily(key)))

    def _on_reset(self) -> None:
        kind = self.panel.open_lever
        if kind is not None:
            self._try(kind, lambda _reading: dict(AS_PUBLISHED))

    def _on_assumptions(self) -> None:
        market = self._session.market
        AssumptionsDialog(self._theme, self._icons, market, self._formatter, self.window()).show()
