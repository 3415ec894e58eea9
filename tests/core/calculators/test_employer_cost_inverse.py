import random
from decimal import Decimal
from typing import Any

import pytest

from planner.calculators.employer_cost import BudgetTooSmallError, highest_gross, price_gross
from planner.market.employer_cost import CostBase, EmployerCostRules
from planner.quantities.money import round_half_up

D = Decimal


def best_by_trying_all(rules: EmployerCostRules, budget: int) -> Decimal | None:
    affordable = [
        gross for gross in range(budget + 1) if price_gross(rules, D(gross), 0).total <= budget
    ]
    return D(affordable[-1]) if affordable else None


def random_country(random_source: random.Random, make_line: Any, make_rules: Any) -> Any:
    def gates() -> dict[str, Any]:
        low, high = sorted(random_source.sample(range(120), 2))
        return {
            "min_gross": random_source.choice([None, low]),
            "max_gross": random_source.choice([None, f"{high}.5"]),
            "exclusive_group": random_source.choice([None, None, "g"]),
        }

    def line(number: int) -> Any:
        base = random_source.choice(
            [CostBase.GROSS, CostBase.BASIC, CostBase.BAND, CostBase.FLAT, CostBase.EXTRA_MONTHS]
        )
        floor, cap = sorted(random_source.sample(range(150), 2))
        rate = "1" if base is CostBase.EXTRA_MONTHS else f"0.{random_source.randrange(60):02d}"
        return make_line(
            str(number),
            base,
            rate,
            floor=random_source.choice([None, floor]),
            cap=random_source.choice([None, cap]),
            flat=random_source.randrange(9) if base is CostBase.FLAT else None,
            **gates(),
        )

    return make_rules(*(line(n) for n in range(random_source.randrange(1, 5))), basic_share="0.5")


def test_that_the_highest_gross_is_the_one_found_by_trying_all(
    make_line: Any, make_rules: Any
) -> None:
    random_source = random.Random(20260901)  # noqa: S311 -- repeatable test cases, no secret
    too_small = 0
    for _ in range(300):
        rules = random_country(random_source, make_line, make_rules)
        budget = random_source.randrange(180)
        expected = best_by_trying_all(rules, budget)
        if expected is None:
            too_small += 1
            with pytest.raises(BudgetTooSmallError):
                highest_gross(rules, D(budget), 0)
        else:
            assert highest_gross(rules, D(budget), 0).gross == expected
    assert 0 < too_small < 150


def test_that_the_gross_is_exact_to_the_cent(make_line: Any, make_rules: Any) -> None:
    rules = make_rules(make_line("pension", rate="0.2059"))
    cost = highest_gross(rules, D("80000.00"), 2)
    assert cost.total <= 80_000 < price_gross(rules, cost.gross + D("0.01"), 2).total


def test_that_a_rate_that_ends_above_a_gate_lets_a_higher_gross_cost_less(
    make_line: Any, make_rules: Any
) -> None:
    rules = make_rules(make_line("low-pay", rate="0.5", max_gross=100))
    assert price_gross(rules, D(100), 0).total == 150
    assert highest_gross(rules, D(120), 0).gross == 120


def test_that_a_levy_that_begins_at_a_gate_holds_the_gross_just_below_it(
    make_line: Any, make_rules: Any
) -> None:
    rules = make_rules(make_line("levy", rate="0.0021", min_gross=48_060))
    assert highest_gross(rules, D(48_100), 2).gross == D("48059.99")


def test_that_a_published_total_leads_back_to_its_gross(
    made_up_country: EmployerCostRules,
) -> None:
    assert highest_gross(made_up_country, D(157_800), 2).gross == 120_000


def test_that_a_budget_below_the_fixed_charges_says_what_would_do(
    make_line: Any, make_rules: Any
) -> None:
    rules = make_rules(make_line("flat", CostBase.FLAT, flat=500))
    with pytest.raises(BudgetTooSmallError) as caught:
        highest_gross(rules, D("499.99"), 2)
    assert (caught.value.budget, caught.value.lowest_total) == (D("499.99"), D(500))
    assert highest_gross(rules, D(500), 2).gross == 0


def test_that_a_negative_budget_is_too_small(make_rules: Any) -> None:
    with pytest.raises(BudgetTooSmallError):
        highest_gross(make_rules(), D(-1), 2)


def test_that_what_is_added_to_the_gross_is_paid_from_the_budget_too(
    make_line: Any, make_rules: Any
) -> None:
    random_source = random.Random(5)  # noqa: S311 -- repeatable test cases, no secret
    shares = D("0.13"), D("0.09")
    found = 0
    for _ in range(100):
        rules = random_country(random_source, make_line, make_rules)
        budget = random_source.randrange(180)
        totals = [
            price_gross(rules, D(gross), 0).total
            + sum(round_half_up(gross * share, 0) for share in shares)
            for gross in range(budget + 1)
        ]
        affordable = [gross for gross, total in enumerate(totals) if total <= budget]
        if affordable:
            found += 1
            assert highest_gross(rules, D(budget), 0, shares).gross == affordable[-1]
        else:
            with pytest.raises(BudgetTooSmallError):
                highest_gross(rules, D(budget), 0, shares)
    assert 50 < found < 100
