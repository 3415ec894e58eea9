"""The Places page: where people for a role are, what they cost there and which hours are shared."""

from planner.desktop.pages.places_page.page import PlacesPage

__all__ = ["PlacesPage"]
