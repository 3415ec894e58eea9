"""Opens, saves and leaves plans without losing what was typed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.desktop.session.autosave import Autosave
from planner.desktop.session.drafts import Recovered, has_origin, remove_draft
from planner.desktop.session.loading import Loaded
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.unfinished_text import finish_typing
from planner.localization.messages import _
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.plan.edits import empty_plan
from planner.plan.file_name import file_name
from planner.plan.samples import plan_from_sample
from planner.quantities.month import Month

SUFFIX = ".hplan"


class PlanFiles(QObject):
    """What the plan menu does with files.

    Signals:
        opened: Another plan is open.
    """

    opened = Signal()

    def __init__(
        self,
        session: PlanSession,
        autosave: Autosave,
        preferences: Preferences,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._session = session
        self._autosave = autosave
        self._preferences = preferences
        self._today = today
        autosave.draft_written.connect(self._on_draft_written)

    def new_plan(self) -> None:
        """Open an empty plan for the year at hand, measured against the user's own capital.

        In the second half of a year that is the next one: its seats are the ones still to fill.
        """
        self._leave()
        market = self._session.market
        anchor = home_place(market, QLocale.system())
        today = self._today()
        year = today.year + (today.month > 6)
        self._session.new_plan(
            empty_plan(
                _("New plan"),
                _("Team 1"),
                horizon_start=Month(year, 1),
                anchor_id=anchor.id,
                reporting_currency=market.currency_of(anchor.id),
            )
        )
        self._remember_draft(None)
        self.opened.emit()

    def new_from_sample(self) -> None:
        """Open a copy of the cloud provider's sample; it has no file yet."""
        self._new_from("cloud-provider")

    def new_from_healthcare_sample(self) -> None:
        """Open a copy of the healthcare start-up's sample; it has no file yet."""
        self._new_from("healthcare-startup")

    def new_from_follow_the_sun_sample(self) -> None:
        """Open a copy of the sample of operations around the clock; it has no file yet."""
        self._new_from("follow-the-sun")

    def _new_from(self, sample: str) -> None:
        self._leave()
        self._session.new_plan(plan_from_sample(sample))
        self._remember_draft(None)
        self.opened.emit()

    def adopt(self, loaded: Loaded) -> None:
        """Open the plan the program was started with."""
        if loaded.evaluation is None:
            return
        if loaded.is_draft:
            self._autosave.follow(loaded.path)
            self._session.adopt(loaded.evaluation, None, is_kept=False)
        else:
            self._session.adopt(loaded.evaluation, loaded.path, fingerprint=loaded.fingerprint)
            self._remember_draft(None)
            if loaded.path is not None:
                self._preferences.add_recent_file(loaded.path)

    def choose_and_open(self, parent: QWidget) -> QFileDialog:
        """Ask for a plan file and open it."""
        dialog = _file_dialog(parent, _("Open a plan"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_open_selected)
        dialog.show()
        return dialog

    def open(self, path: Path) -> bool:
        """Open a plan file, or a draft.

        Returns:
            Whether it was opened; if not, the open plan stays.
        """
        self._keep()
        if self._autosave.is_draft(path):
            is_open = self._session.open_draft(path)
        else:
            is_open = self._session.open(path)
        if not is_open:
            self._preferences.remove_recent_file(path)
            return False
        is_draft = self._autosave.is_draft(path)
        self._autosave.follow(path if is_draft else None)
        self._remember_draft(path if is_draft else None)
        self._preferences.add_recent_file(path)
        self.opened.emit()
        return True

    def take_up(self, found: Recovered) -> bool:
        """Open a plan that was recovered; what its file lacks becomes one undo step.

        Where somebody else changed the file since, it is not saved: the window offers to bring
        both together, as for any file that somebody else changed.

        Returns:
            Whether it is open.
        """
        if found.origin is None or found.stored is None:
            return self.open(found.draft)
        if not self.open(found.origin):
            return False
        self._session.apply_document(found.plan, _("Take over what was recovered"), None)
        if found.base is not None:
            self._session.take_note(found.base)  # so that saving finds the file changed
        if self._autosave.keep():  # in the file, or in a draft of this window
            remove_draft(found.draft)
        return True

    def save(self, parent: QWidget) -> None:
        """Save to the plan's file; ask for one the first time."""
        finish_typing()
        if self._session.path is None:
            self.choose_and_save(parent)
        else:
            self._session.save()

    def choose_and_save(self, parent: QWidget) -> QFileDialog:
        """Ask for a file and save there; from then on the plan saves itself to it."""
        dialog = _file_dialog(parent, _("Save the plan"), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(file_name(self._session.plan.name) + SUFFIX)
        dialog.fileSelected.connect(self._on_save_selected)
        dialog.show()
        return dialog

    def save_as(self, path: Path) -> bool:
        """Save to a file, which becomes the plan's."""
        draft = self._autosave.draft
        if not self._session.save_as(path):
            return False
        if draft is not None:
            self._preferences.remove_recent_file(draft)
            self._autosave.drop_draft()
        self._remember_draft(None)
        self._preferences.add_recent_file(path)
        return True

    def keep_for_closing(self) -> bool:
        """Write whatever only memory holds, if need be to a draft.

        Returns:
            Whether nothing is lost.
        """
        finish_typing()
        return self._autosave.keep()

    def _leave(self) -> None:
        self._keep()
        self._autosave.follow(None)

    def _keep(self) -> None:
        """Keep the open plan; a draft can be found again among the recent files."""
        finish_typing()
        self._autosave.keep()
        draft = self._autosave.draft
        if draft is not None and not has_origin(draft):
            self._preferences.add_recent_file(draft)

    def _remember_draft(self, draft: Path | None) -> None:
        self._preferences.open_draft = draft

    def _on_draft_written(self, draft: object) -> None:
        # What a file did not take is offered at the next start, beside the file.
        if not isinstance(draft, Path) or self._session.path is not None:
            return
        if self._preferences.open_draft != draft:
            self._remember_draft(draft)
            self._preferences.store()  # Qt takes its time; a crash may come first

    def _folder(self) -> Path:
        if self._session.is_open and self._session.path is not None:
            return self._session.path.parent
        for recent in self._preferences.recent_files:
            if not self._autosave.is_draft(recent) and recent.parent.is_dir():
                return recent.parent
        return Path.home()

    def _on_open_selected(self, text: str) -> None:
        self.open(Path(text))

    def _on_save_selected(self, text: str) -> None:
        self.save_as(Path(text))


def home_place(market: Snapshot, locale: QLocale) -> Place:
    """Return the capital of the user's country, or else the largest capital there is."""
    territory = QLocale.territoryToCode(locale.territory())
    capitals = [place for place in market.places.values() if place.is_capital]
    at_home = [place for place in capitals if place.country == territory]
    return max(at_home or capitals, key=lambda place: place.population)


def _file_dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    name_filter = _("Plans") + f" (*{SUFFIX})"
    dialog = QFileDialog(parent, title, str(folder), name_filter)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
