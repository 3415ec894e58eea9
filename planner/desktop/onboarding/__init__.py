"""Onboarding beside its page: the templates it follows, and a hire's plan on paper."""

from planner.desktop.onboarding.templates_dialog import TemplatesDialog

__all__ = ["TemplatesDialog"]
