"""The Scenarios page: what levers buy, what chance does, and scenarios side by side."""

from planner.desktop.pages.scenarios_page.page import ScenariosPage

__all__ = ["ScenariosPage"]
