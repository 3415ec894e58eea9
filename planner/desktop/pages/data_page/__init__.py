"""The Data page: sources, tables, quality report, own figures and the data pack in use."""

from planner.desktop.pages.data_page.page import DataPage

__all__ = ["DataPage"]
