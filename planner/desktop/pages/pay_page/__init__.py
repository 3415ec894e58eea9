"""The Pay page: what to offer, what it costs fully loaded, and how fair it is."""

from planner.desktop.pages.pay_page.page import PayPage

__all__ = ["PayPage"]
