"""The Plan page: what the team costs, month by month, seat by seat."""

from planner.desktop.pages.plan_page.page import PlanPage

__all__ = ["PlanPage"]
