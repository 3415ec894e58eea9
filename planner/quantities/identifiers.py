"""Typed identifiers, so that a place cannot be passed where a seat is meant."""

from typing import NewType

CountryCode = NewType("CountryCode", str)
"""ISO 3166-1 alpha-2, upper case."""

CurrencyCode = NewType("CurrencyCode", str)
"""ISO 4217, upper case."""

PlaceId = NewType("PlaceId", str)
"""A place of the market tables, such as ``pl-krakow``."""

SeatId = NewType("SeatId", str)
"""A position (``P-01``) or a team member (``M-01``); unique within a plan."""

TeamId = NewType("TeamId", str)
"""A team of a plan, such as ``T-1``."""

ScenarioId = NewType("ScenarioId", str)
"""A scenario of a plan, such as ``S-1``."""

TaskId = NewType("TaskId", str)
"""A task of an onboarding template, such as ``ship-laptop``; unique within the template."""

TemplateId = NewType("TemplateId", str)
"""An onboarding template: a shipped one's, such as ``gpu-operations``, or one of the plan's."""

SourceId = NewType("SourceId", str)
"""A row of the sources table."""

ZoneName = NewType("ZoneName", str)
"""An IANA time zone, such as ``Europe/Warsaw``."""
