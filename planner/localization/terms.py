"""Display names of the field's terms in the active language: roles, levels, skills, ...

Tables are looked up once a language, because lists and tables ask for these names cell by cell.
"""

from collections.abc import Mapping
from functools import lru_cache

from planner.calculators.employer_cost import Bound
from planner.calculators.monthly_budget import Component
from planner.localization.messages import LANGUAGES, _, active_language, pgettext
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.market.talent_pool import Skill
from planner.plan.model import Engagement, Position, PositionStatus, Priority, Seat


def role_name(role: RoleFamily) -> str:
    """Return a role family's name, such as ``GPU cluster engineer``."""
    return _role_names(active_language())[role]


def level_name(level: Level) -> str:
    """Return a level's name, such as ``Senior``."""
    return _level_names(active_language())[level]


def role_with_level(role: RoleFamily, level: Level) -> str:
    """Return a seat's title, such as ``GPU cluster engineer, Senior``."""
    return pgettext("seat title", "{role}, {level}").format(
        role=role_name(role), level=level_name(level)
    )


def skill_name(skill: Skill) -> str:
    """Return a skill's name, such as ``HPC networking``."""
    return _skill_names(active_language())[skill]


def engagement_name(engagement: Engagement) -> str:
    """Return an engagement's name in full."""
    return _engagement_names(active_language())[engagement]


def engagement_short_name(engagement: Engagement) -> str:
    """Return an engagement's name for a table cell."""
    if engagement is Engagement.EMPLOYER_OF_RECORD:
        return pgettext("short for employer of record", "EOR")
    return engagement_name(engagement)


def status_name(status: PositionStatus) -> str:
    """Return a position status's name."""
    return _status_names(active_language())[status]


def priority_name(priority: Priority) -> str:
    """Return a position's priority in words."""
    return {
        Priority.HIGH: pgettext("priority", "High"),
        Priority.MEDIUM: pgettext("priority", "Medium"),
        Priority.LOW: pgettext("priority", "Low"),
    }[priority]


def seat_status_name(seat: Seat) -> str:
    """Return a position's status; a team member is employed."""
    return status_name(seat.status) if isinstance(seat, Position) else member_status_name()


def member_status_name() -> str:
    """Return what stands for a team member where a position has its status."""
    return pgettext("status of a team member", "Employed")


def company_day_name(name: str) -> str:
    """Return what a company's day off is called; it may have no name of its own."""
    return name or _("Company day off")


def component_name(component: Component) -> str:
    """Return the name of a part of a month's cost."""
    return _component_names(active_language())[component]


def bound_name(bound: Bound) -> str:
    """Return how a total bounds the real cost."""
    return {
        Bound.EXACT: pgettext("bound of a total", "exact"),
        Bound.AT_LEAST: pgettext("bound of a total", "at least"),
        Bound.AT_MOST: pgettext("bound of a total", "at most"),
    }[bound]


def grade_meaning(grade: Grade) -> str:
    """Return what a confidence grade means."""
    return {
        Grade.A: _("solid"),
        Grade.B: _("usable with care"),
        Grade.C: _("weak"),
        Grade.D: _("model or assumption only"),
    }[grade]


@lru_cache(maxsize=len(LANGUAGES))
def _role_names(_language: str) -> Mapping[RoleFamily, str]:
    return {
        RoleFamily.AI_INFRASTRUCTURE_ENGINEER: _("AI infrastructure engineer"),
        RoleFamily.GPU_CLUSTER_ENGINEER: _("GPU cluster engineer"),
        RoleFamily.GPU_KERNEL_ENGINEER: _("GPU kernel engineer"),
        RoleFamily.ML_PLATFORM_ENGINEER: _("ML platform engineer"),
        RoleFamily.MLOPS_ENGINEER: _("MLOps engineer"),
        RoleFamily.DATA_PIPELINE_ENGINEER: _("Data pipeline engineer"),
        RoleFamily.SITE_RELIABILITY_ENGINEER: _("Site reliability engineer"),
        RoleFamily.CLOUD_PLATFORM_ENGINEER: _("Cloud platform engineer"),
        RoleFamily.HPC_NETWORK_ENGINEER: _("HPC network engineer"),
        RoleFamily.STORAGE_ENGINEER: _("Storage engineer"),
        RoleFamily.AI_SECURITY_ENGINEER: _("AI security and compliance engineer"),
        RoleFamily.ENGINEERING_MANAGER: _("Engineering manager"),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _level_names(_language: str) -> Mapping[Level, str]:
    return {
        Level.JUNIOR: pgettext("level", "Junior"),
        Level.MID: pgettext("level", "Mid"),
        Level.SENIOR: pgettext("level", "Senior"),
        Level.STAFF: pgettext("level", "Staff"),
        Level.PRINCIPAL: pgettext("level", "Principal"),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _engagement_names(_language: str) -> Mapping[Engagement, str]:
    return {
        Engagement.OWN_ENTITY: _("Own entity"),
        Engagement.EMPLOYER_OF_RECORD: _("Employer of record"),
        Engagement.CONTRACTOR: _("Contractor"),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _status_names(_language: str) -> Mapping[PositionStatus, str]:
    return {
        PositionStatus.OPEN: pgettext("position status", "Open"),
        PositionStatus.OFFERED: pgettext("position status", "Offered"),
        PositionStatus.ACCEPTED: pgettext("position status", "Accepted"),
        PositionStatus.ON_HOLD: pgettext("position status", "On hold"),
        PositionStatus.CLOSED: pgettext("position status", "Closed"),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _component_names(_language: str) -> Mapping[Component, str]:
    return {
        Component.BASE_PAY: _("Base pay"),
        Component.CONTRIBUTIONS: _("Employer contributions"),
        Component.EXTRA_MONTHS: _("Extra monthly salaries"),
        Component.BENEFITS: _("Benefits"),
        Component.OVERHEAD: _("Overhead"),
        Component.SERVICE_FEE: _("Service fee"),
        Component.EQUIPMENT: _("Equipment"),
        Component.AGENCY_FEE: _("Agency fee"),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _skill_names(_language: str) -> Mapping[Skill, str]:
    return {
        Skill.AI_WORKLOADS: _("AI workloads"),
        Skill.GPU_ACCELERATORS: _("GPU and accelerators"),
        Skill.KUBERNETES_CONTAINERS: _("Kubernetes and containers"),
        Skill.CLOUD_PLATFORMS: _("Cloud platforms"),
        Skill.HPC_NETWORKING: _("HPC networking"),
        Skill.STORAGE: _("Storage"),
        Skill.DISTRIBUTED_SYSTEMS: _("Distributed systems and systems languages"),
    }
