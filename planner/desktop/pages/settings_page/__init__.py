"""The Settings page: everything the plan holds beside its seats."""

from planner.desktop.pages.settings_page.page import SettingsPage

__all__ = ["SettingsPage"]
