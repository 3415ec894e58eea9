"""What actions on levers that are tried do, on the Scenarios page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.desktop.actions import ActionId

if TYPE_CHECKING:  # the page waits until it is asked for
    from planner.desktop.pages.scenarios_page import ScenariosPage


class TrialSlots:
    """Hands actions on to the page.

    Args:
        page: Returns the Scenarios page.
    """

    def __init__(self, page: "Callable[[], ScenariosPage]") -> None:
        self._page = page

    def slots(self) -> dict[ActionId, Callable[[], object]]:
        """Return what each action does."""
        return {
            ActionId.SAVE_TRIAL: self._on_save,
            ActionId.KEEP_TRIAL: self._on_keep,
            ActionId.ACCEPT_TRIAL: self._on_accept,
            ActionId.DROP_TRIAL: self._on_drop,
        }

    def _on_save(self) -> None:
        self._page().trials.save()

    def _on_keep(self) -> None:
        self._page().trials.keep()

    def _on_accept(self) -> None:
        self._page().trials.accept()

    def _on_drop(self) -> None:
        self._page().trials.drop()
