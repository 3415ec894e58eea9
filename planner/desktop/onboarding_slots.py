"""What actions on onboarding do: for the hire on show on its page, else for the table's cursor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.desktop.actions import ActionId
from planner.desktop.pages.plan_page import PlanPage

if TYPE_CHECKING:  # the page waits until it is asked for
    from planner.desktop.pages.onboarding_page import OnboardingPage


class OnboardingSlots:
    """Hands actions on to the page they are about.

    Args:
        plan_page: Returns the open Plan page.
        on_show: Returns the Onboarding page while that is on show, else None.
        turned_to: Turns to the Onboarding page and returns it.
    """

    def __init__(
        self,
        plan_page: Callable[[], PlanPage],
        on_show: "Callable[[], OnboardingPage | None]",
        turned_to: "Callable[[], OnboardingPage]",
    ) -> None:
        self._plan_page = plan_page
        self._on_show = on_show
        self._turned_to = turned_to

    def slots(self) -> dict[ActionId, Callable[[], object]]:
        """Return what each action does."""
        return {
            ActionId.ONBOARDING_PLAN: self._on_plan,
            ActionId.ONBOARDING_TEMPLATES: self._on_templates,
            ActionId.ONBOARDING_CALENDAR: self._on_calendar,
            ActionId.ONBOARDING_HELPERS: self._on_helpers,
        }

    def _on_plan(self) -> None:
        page = self._on_show()
        if page is not None:
            page.show_hire_plan()
        else:
            self._plan_page().show_onboarding_plan()

    def _on_templates(self) -> None:
        page = self._on_show()
        if page is not None:
            page.show_templates()
        else:
            self._plan_page().show_onboarding_templates()

    def _on_calendar(self) -> None:
        page = self._turned_to()
        page.when_ready(page.calendars.ask_for_all)

    def _on_helpers(self) -> None:
        page = self._turned_to()
        page.when_ready(page.propose_helpers)
