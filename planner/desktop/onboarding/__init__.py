"""Onboarding beside its page: the templates it follows, and a hire's plan on paper."""

from planner.desktop.onboarding.hire_plan_dialog import HirePlanDialog
from planner.desktop.onboarding.hire_plan_file import HirePlanForm, export_hire_plan, text_of_hire
from planner.desktop.onboarding.templates_dialog import TemplatesDialog

__all__ = [
    "HirePlanDialog",
    "HirePlanForm",
    "TemplatesDialog",
    "export_hire_plan",
    "text_of_hire",
]
