"""Which action turns to which page."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.desktop.actions import ActionId
from planner.desktop.rail import (
    DATA_PAGE,
    ONBOARDING_PAGE,
    PAY_PAGE,
    PLACES_PAGE,
    PLAN_PAGE,
    SCENARIOS_PAGE,
    SETTINGS_PAGE,
    TIME_ZONES_PAGE,
)

PAGE_ACTIONS: Mapping[str, ActionId] = MappingProxyType(
    {
        PLAN_PAGE: ActionId.SHOW_PLAN,
        PLACES_PAGE: ActionId.SHOW_PLACES,
        TIME_ZONES_PAGE: ActionId.SHOW_TIME_ZONES,
        PAY_PAGE: ActionId.SHOW_PAY,
        SCENARIOS_PAGE: ActionId.SHOW_SCENARIOS,
        ONBOARDING_PAGE: ActionId.SHOW_ONBOARDING,
        DATA_PAGE: ActionId.SHOW_DATA,
        SETTINGS_PAGE: ActionId.SHOW_SETTINGS,
    }
)
"""By the key of the page."""
