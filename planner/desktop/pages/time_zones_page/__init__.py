"""The Time zones page: who works when, and the hours they share."""

from planner.desktop.pages.time_zones_page.page import TimeZonesPage

__all__ = ["TimeZonesPage"]
