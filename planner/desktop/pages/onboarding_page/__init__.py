"""The Onboarding page: who comes when, what is to be done until then, and who helps."""

from planner.desktop.pages.onboarding_page.page import OnboardingPage

__all__ = ["OnboardingPage"]
