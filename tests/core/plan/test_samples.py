"""The sample plans that ship: sound against the market data that ships with them."""

import pytest

from planner.calculators.monthly_budget import monthly_budget
from planner.locations import resources_folder
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.codec import encode
from planner.plan.model import Engagement, Plan
from planner.plan.samples import UnknownSampleError, load_sample, plan_from_sample, sample_names
from planner.plan.validation import find_problems


@pytest.fixture(scope="module")
def shipped() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="module")
def cloud_provider() -> Plan:
    return load_sample("cloud-provider")


def test_that_the_samples_are_listed_by_name() -> None:
    assert "cloud-provider" in sample_names()
    assert list(sample_names()) == sorted(sample_names())


@pytest.mark.parametrize(
    "name", ["nothing", "../samples/cloud-provider", "", "cloud-provider.hplan"]
)
def test_that_any_other_name_is_refused_and_the_known_ones_told(name: str) -> None:
    with pytest.raises(UnknownSampleError) as caught:
        load_sample(name)
    assert (caught.value.name, caught.value.known) == (name, sample_names())


@pytest.mark.parametrize("name", sample_names())
def test_that_a_sample_is_stored_as_the_program_would_save_it(name: str) -> None:
    stored = (resources_folder() / "samples" / f"{name}.hplan").read_bytes()
    assert encode(load_sample(name)) == stored


@pytest.mark.parametrize("name", sample_names())
def test_that_a_sample_has_neither_errors_nor_warnings(name: str, shipped: Snapshot) -> None:
    assert find_problems(load_sample(name), shipped) == ()


@pytest.mark.parametrize("name", sample_names())
def test_that_a_sample_says_its_figures_are_assumptions(name: str) -> None:
    assert "assumptions of this sample" in load_sample(name).description


def test_that_the_cloud_providers_team_is_nine_people_in_three_cities_and_twelve_open_seats(
    cloud_provider: Plan,
) -> None:
    cities = {member.place_id for member in cloud_provider.members}
    assert (len(cloud_provider.members), cities) == (
        9,
        {"ie-dublin", "pl-krakow", "in-bengaluru"},
    )
    assert len(cloud_provider.positions) == 12
    assert all(position.status.is_budgeted for position in cloud_provider.positions)
    assert {position.engagement for position in cloud_provider.positions} == set(Engagement)


def test_that_the_cloud_providers_budget_covers_most_months_but_not_all(
    cloud_provider: Plan, shipped: Snapshot
) -> None:
    months = monthly_budget(cloud_provider, shipped)
    pairs = list(zip(months.totals, months.budget, strict=True))
    assert all(budget is not None for _, budget in pairs)
    over = sum(budget is not None and total > budget for total, budget in pairs)
    assert 1 <= over <= 6
    assert all(budget is not None and abs(total / budget - 1) < 0.1 for total, budget in pairs)


def test_that_a_plan_made_from_a_sample_is_a_document_of_its_own() -> None:
    plans = [plan_from_sample("cloud-provider") for _ in range(2)]
    assert plans[0] == load_sample("cloud-provider")
    assert len({each.document_id for each in (*plans, load_sample("cloud-provider"))}) == 3
