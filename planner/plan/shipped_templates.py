"""The onboarding templates that ship with the program."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from planner.locations import resources_folder
from planner.plan.onboarding import OnboardingTemplate
from planner.plan.template_file import SUFFIX, load_template
from planner.quantities.identifiers import TemplateId

_FOLDER = "onboarding"
GENERAL_ID = TemplateId("ai-infrastructure-engineer")
"""The template for roles that none names."""


@cache
def shipped_templates() -> Mapping[TemplateId, OnboardingTemplate]:
    """Return the templates that ship with the program, by ID, in the order of their IDs.

    Raises:
        PlanFileError: If one of them is damaged.
    """
    files = sorted((resources_folder() / _FOLDER).glob(f"*{SUFFIX}"))
    found = (load_template(file) for file in files)
    return MappingProxyType({template.id: template for template in found})


@cache
def shipped_template_ids() -> frozenset[TemplateId]:
    """Return their IDs, which are the names of their files, without reading them."""
    files = (resources_folder() / _FOLDER).glob(f"*{SUFFIX}")
    return frozenset(TemplateId(file.stem) for file in files)
