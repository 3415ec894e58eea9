from collections.abc import Callable, Iterable
from enum import StrEnum

import pytest

from planner.calculators.employer_cost import Bound
from planner.calculators.monthly_budget import Component
from planner.localization import terms
from planner.market.provenance import Grade
from planner.market.role import Level, RoleFamily
from planner.plan.model import Engagement, PositionStatus


@pytest.mark.parametrize(
    ("name_of", "values"),
    [
        (terms.role_name, RoleFamily),
        (terms.level_name, Level),
        (terms.engagement_name, Engagement),
        (terms.engagement_short_name, Engagement),
        (terms.status_name, PositionStatus),
        (terms.component_name, Component),
        (terms.bound_name, Bound),
        (terms.grade_meaning, Grade),
    ],
)
def test_that_every_term_has_a_name_of_its_own(
    name_of: Callable[[StrEnum], str], values: Iterable[StrEnum]
) -> None:
    members = list(values)
    assert len({name_of(member) for member in members}) == len(members)


def test_that_a_seats_title_holds_role_and_level() -> None:
    title = terms.role_with_level(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR)
    assert title == "GPU cluster engineer, Senior"
