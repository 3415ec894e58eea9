"""Derives published list prices of employer-of-record and contractor services, a plan a row.

Prices published as "from" are lower bounds; plans priced only on request are left out.
"""

from pathlib import Path

from planner.databuild.employer_cost_tables import EOR_SCOPE
from planner.databuild.grades import GradeRule, GradeStep, always
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.report import BuildLog
from planner.databuild.table import Cell, Table
from planner.market.market_table import PROVENANCE_COLUMNS
from planner.market.provenance import Grade

_RAW_COLUMNS = (
    "provider_id",
    "provider",
    "plan_id",
    "plan",
    "scope",
    "pricing_model",
    "price_usd_month",
    "countries_excluded",
    "note",
    "checked_at",
)
_COLUMNS = (
    "service",
    "provider_id",
    "plan_id",
    "provider",
    "plan",
    "is_lower_bound",
    "price_usd_month",
    "countries_excluded",
    "note",
    *PROVENANCE_COLUMNS,
)
PRICE_GRADES: GradeRule[bool] = GradeRule(
    "List prices of services",
    ("service_prices.csv",),
    (
        GradeStep(Grade.B, 'a price published as "from", a lower bound', lambda is_bound: is_bound),
        GradeStep(Grade.A, "a published list price", always),
    ),
)
EMPLOYER_OF_RECORD = "employer-of-record"
CONTRACTOR_MANAGEMENT = "contractor-management"
CONTRACTOR_OF_RECORD = "contractor-of-record"
_SERVICES = {"eor": EMPLOYER_OF_RECORD, "contractor": CONTRACTOR_MANAGEMENT}
# Plans under which the provider, not the client, engages the contractor: another, dearer service.
_OF_RECORD_PLANS = {"aor", "cor"}


def service_prices_table(sources: Path, log: BuildLog) -> Table:
    """Build the price table.

    Raises:
        DataBuildError: If a plan names an unknown pricing model or a bad price.
    """
    plans = read_rows(sources / EOR_SCOPE / "providers.csv", _RAW_COLUMNS)
    rows = [_price(plan) for plan in plans if _is_kept(plan, log)]
    log.drop("service prices: yearly prices, billing, minimum term, deposit and add-ons, not used")
    return Table("service_prices.csv", _COLUMNS, tuple(sorted(rows, key=_key)))


def _is_kept(plan: RawRow, log: BuildLog) -> bool:
    named = f"service prices: {plan['provider']}, {plan['plan']}"
    if plan["scope"] not in _SERVICES:
        log.drop(f"{named}: {plan['scope']} is neither employer of record nor contractor")
        return False
    if plan["pricing_model"] == "quote":
        log.drop(f"{named}: priced on request only")
        return False
    if plan["pricing_model"] not in ("list", "from"):
        raise plan.fault("pricing_model", f"{plan['pricing_model']!r} is unknown")
    return True


def _price(plan: RawRow) -> tuple[Cell, ...]:
    is_lower_bound = plan["pricing_model"] == "from"
    return (
        _service(plan),
        plan.filled("provider_id"),
        plan.filled("plan_id"),
        plan.filled("provider"),
        plan.filled("plan"),
        is_lower_bound,
        plan.decimal("price_usd_month"),
        plan["countries_excluded"],
        plan["note"],
        EOR_SCOPE,
        plan.day("checked_at"),
        PRICE_GRADES.grade(is_lower_bound),
    )


def _service(plan: RawRow) -> str:
    return CONTRACTOR_OF_RECORD if plan["plan_id"] in _OF_RECORD_PLANS else _SERVICES[plan["scope"]]


def _key(row: tuple[Cell, ...]) -> tuple[str, str, str]:
    return str(row[0]), str(row[1]), str(row[2])
