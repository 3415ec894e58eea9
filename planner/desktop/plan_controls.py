"""Keeps the window's frame in step with the open plan: name, undo, status, banners."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from planner.desktop.actions import key_text
from planner.desktop.banner import Notice, Remedy
from planner.desktop.main_window import MainWindow
from planner.desktop.notices import notice_of
from planner.desktop.period_menus import PeriodMenus
from planner.desktop.plan_files import PlanFiles
from planner.desktop.session.autosave import Autosave
from planner.desktop.session.plan_session import FileAction, FileFailure, PlanSession
from planner.desktop.status_bar import KeptState
from planner.desktop.theme import Theme
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import left_to_right, listed
from planner.localization.terms import role_name
from planner.plan.changes import Change, ChangeKind, Subject
from planner.plan.model import Plan, Seat
from planner.plan.store import FileFault
from planner.quantities.identifiers import ScenarioId


class PlanControls(QObject):
    """Shows the session's state in the frame around the page; owned by the window.

    Signals:
        choice_needed: An ``OtherSide`` with conflicts that the user wants to choose in.
        overwriting: The plan that somebody else saved and the user is about to replace.
    """

    choice_needed = Signal(object)
    overwriting = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: PlanSession,
        autosave: Autosave,
        files: PlanFiles,
        theme: Theme,
        formatter: Formatter,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._autosave = autosave
        self._files = files
        self._formatter = formatter
        self._has_failed = False
        self._is_draft_current = False
        self._undo_depth = 0
        self._scenario_id: ScenarioId | None = None
        self._plan: Plan | None = None
        self.periods = PeriodMenus(window.top_bar, session, theme, formatter)
        self._connect()
        self._show_market()
        if session.is_open:
            self._on_plan_changed(())
            self._on_scenarios_changed()
        self._show_kept()

    def _connect(self) -> None:
        session, bar = self._session, self._window.top_bar
        session.market_changed.connect(self._show_market)
        session.plan_changed.connect(self._on_plan_changed)
        session.scenarios_changed.connect(self._on_scenarios_changed)
        session.file_state_changed.connect(self._on_file_state_changed)
        session.failed.connect(self._on_failed)
        self._autosave.draft_written.connect(self._on_draft_written)
        self._autosave.draft_failed.connect(self._on_draft_failed)
        bar.undo.clicked.connect(session.undo)
        bar.redo.clicked.connect(session.redo)
        bar.renamed.connect(self._on_renamed)
        self._window.undo_bar.undo_requested.connect(session.undo)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_application_state_changed)

    def _on_plan_changed(self, changes: object) -> None:
        self._is_draft_current = False
        bar = self._window.top_bar
        bar.show_name(self._session.plan.name)
        is_another = changes == () and self._session.plan is not self._plan
        self._plan = self._session.plan
        if is_another:
            self._has_failed = False
            self._undo_depth = 0
            self._window.withdraw_undo()
            self._window.hide_banner()
            self.periods.begin()
        else:
            self.periods.refresh()
        self._show_undo()
        self._offer_undo(changes)
        self._show_kept()

    def _show_undo(self) -> None:
        stack, bar = self._session.undo_stack, self._window.top_bar
        bar.undo.setEnabled(stack.canUndo())
        bar.redo.setEnabled(stack.canRedo())
        undo = _("Undo: {step}").format(step=stack.undoText()) if stack.canUndo() else _("Undo")
        redo = _("Redo: {step}").format(step=stack.redoText()) if stack.canRedo() else _("Redo")
        bar.undo.setToolTip(f"{undo} ({key_text('Ctrl+Z')})")
        bar.redo.setToolTip(f"{redo} ({key_text('Ctrl+Shift+Z')})")

    def _offer_undo(self, changes: object) -> None:
        """Offer back what an edit, not an undo, removed."""
        index = self._session.undo_stack.index()
        is_same = self._session.plan.scenario_id == self._scenario_id
        is_forward = index > self._undo_depth and is_same  # showing another plan removes nothing
        self._undo_depth = index
        removed = _removed_seats(changes) if is_forward else []
        if not removed:
            self._window.withdraw_undo()
            return
        title = (
            _("{seat} removed").format(seat=removed[0].id)
            if len(removed) == 1
            else ngettext("{count} seat removed", "{count} seats removed", len(removed)).format(
                count=self._formatter.integer(len(removed))
            )
        )
        self._window.undo_bar.offer(title, self._described(removed[0]) if removed[1:] == [] else "")

    def _described(self, seat: Seat) -> str:
        place = self._session.market.places.get(seat.place_id)
        parts = [role_name(seat.role), place.name if place else str(seat.place_id)]
        return listed(parts)

    def _on_scenarios_changed(self) -> None:
        self._scenario_id = self._session.plan.scenario_id

    def _on_renamed(self, name: str) -> None:
        from planner.plan.edits import rename_plan

        self._session.apply(
            rename_plan(self._session.plan, name), _("Rename to {name}").format(name=name)
        )

    def _on_file_state_changed(self) -> None:
        if not self._session.is_modified:
            self._has_failed = False
        self._show_kept()

    def _on_draft_written(self, _draft: object) -> None:
        self._is_draft_current = True
        self._show_kept()

    def _on_draft_failed(self, error: object) -> None:
        self._has_failed = True
        self._show_kept()
        remedy = Remedy(_("Save as…"), self._on_save_as_wanted)
        self._window.banner.show_notice(notice_of(error, self._formatter, (remedy,)))

    def _on_failed(self, failure: object) -> None:
        if isinstance(failure, FileFailure) and failure.action is FileAction.SAVE:
            self._has_failed = True
        self._show_kept()
        if isinstance(failure, FileFailure) and failure.error.fault is FileFault.CHANGED_ON_DISK:
            self._tell_of_other_side(failure)
            return
        notice = notice_of(failure, self._formatter, self._remedies(failure))
        self._window.banner.show_notice(notice)

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Look at the file when the user comes back: another window may have saved it."""
        session = self._session
        if state != Qt.ApplicationState.ApplicationActive or not session.is_open:
            return
        if self._window.shows_banner or not session.is_file_changed():
            return
        if session.is_modified:
            session.save()  # refused, and told with both sides brought together
            return
        remedies = (
            Remedy(_("Reload the file"), self._on_reload_wanted),
            Remedy(_("Keep mine"), self._on_keep_mine_wanted),
        )
        path = left_to_right(session.path)
        self._window.banner.show_notice(
            Notice(
                _("Somebody else changed the plan’s file."),
                _("{path} holds another state than this window. Reloading can be undone.").format(
                    path=path
                ),
                remedies,
            )
        )

    def _tell_of_other_side(self, failure: FileFailure) -> None:
        """Offer to merge what somebody else saved; the file is left alone until then."""
        from planner.desktop.session.other_side import read_other_side

        side = read_other_side(self._session)
        told = notice_of(failure, self._formatter)
        if side is None:  # what is there now is no plan
            only = (
                Remedy(_("Save as…"), self._on_save_as_wanted),
                Remedy(_("Replace the file"), self._on_replace_wanted),
            )
            self._window.banner.show_notice(Notice(told.title, told.detail, only))
            return
        remedies = (
            Remedy(_("Keep mine"), self._on_keep_mine_wanted),
            Remedy(_("Reload the file"), self._on_reload_wanted),
            Remedy(_("Save as…"), self._on_save_as_wanted),
        )
        if side.merged.conflicts:
            first = Remedy(_("Choose what stays…"), self._on_choice_wanted)
            detail = told.detail
        else:
            first = Remedy(_("Bring both together"), self._on_together_wanted)
            detail = _(
                "Somebody else changed the file {path} since it was opened. Your changes and "
                "theirs fit together."
            ).format(path=left_to_right(failure.error.path))
        self._window.banner.show_notice(Notice(told.title, detail, (first, *remedies)))

    def _on_together_wanted(self) -> None:
        from planner.desktop.session.other_side import bring_together, read_other_side

        side = read_other_side(self._session)
        if side is None:
            return
        if side.merged.conflicts:  # they went on meanwhile
            self.choice_needed.emit(side)
        else:
            bring_together(self._session, side)

    def _on_replace_wanted(self) -> None:
        self._session.save(overwrite=True)

    def _on_reload_wanted(self) -> None:
        from planner.desktop.session.other_side import read_other_side, take_theirs

        side = read_other_side(self._session)
        if side is not None:
            take_theirs(self._session, side)

    def _on_choice_wanted(self) -> None:
        from planner.desktop.session.other_side import read_other_side

        side = read_other_side(self._session)
        if side is not None:
            self.choice_needed.emit(side)

    def _remedies(self, failure: object) -> tuple[Remedy, ...]:
        if not isinstance(failure, FileFailure):
            return ()
        if failure.action is FileAction.OPEN:
            return (Remedy(_("Open another"), self._on_open_wanted),)
        if failure.error.fault is FileFault.DISK_FULL:
            return (Remedy(_("Try again"), self._session.save),)
        return (Remedy(_("Save as…"), self._on_save_as_wanted),)

    def _on_keep_mine_wanted(self) -> None:
        from planner.desktop.session.other_side import keep_ours, read_other_side

        side = read_other_side(self._session)
        if side is not None:
            self.overwriting.emit(side.stored.plan)
            keep_ours(self._session, side)

    def _on_open_wanted(self) -> None:
        self._files.choose_and_open(self._window)

    def _on_save_as_wanted(self) -> None:
        self._files.choose_and_save(self._window)

    def _show_kept(self) -> None:
        path = self._session.path
        self._window.status_bar.show_kept(self._kept_state(), str(path) if path else "")
        name = self._session.plan.name if self._session.is_open else ""
        title = _("Global Hiring Planner")
        self._window.setWindowTitle(f"{name} – {title}" if name else title)
        self._window.setWindowFilePath(str(path) if isinstance(path, Path) else "")

    def _kept_state(self) -> KeptState:
        session = self._session
        if not session.is_open:
            return KeptState.NOTHING_OPEN
        if self._has_failed:
            return KeptState.FAILED
        if not session.is_modified:
            return KeptState.SAVED if session.path else KeptState.UNCHANGED
        return KeptState.DRAFT if self._is_draft_current else KeptState.PENDING

    def _show_market(self) -> None:
        market, bar = self._session.market, self._window.status_bar
        as_of = self._formatter.date_long(market.as_of)
        bar.market.show_text(_("Market data as of {date}").format(date=as_of))
        count = len(market.employer_cost)  # what can be priced, not merely placed
        bar.countries.show_text(
            ngettext("Costs for {count} country", "Costs for {count} countries", count).format(
                count=self._formatter.integer(count)
            )
        )


def _removed_seats(changes: object) -> list[Seat]:
    if not isinstance(changes, tuple):
        return []
    return [
        change.old
        for change in changes
        if isinstance(change, Change)
        and change.kind is ChangeKind.REMOVED
        and change.subject in (Subject.MEMBER, Subject.POSITION)
        and isinstance(change.old, Seat)
    ]
