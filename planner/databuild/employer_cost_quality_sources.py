"""Second opinions on the employer's share: the retyped statutory terms, and the OECD's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from planner.databuild.countries_table import STATUTORY_TERMS
from planner.databuild.employer_cost_quality_parts import Parts
from planner.databuild.pay_country_facts import PPP_FILE
from planner.databuild.raw_table import RawRow, read_rows
from planner.databuild.source_text import SourceText

TERMS = STATUTORY_TERMS.parent.name
OECD = "oecd-employer-ssc-2021"
OECD_FILE = f"{OECD}/oecd_taxing_wages_2021_single_100aw.csv"

OECD_AS_OF = date(2021, 12, 31)

OECD_SOURCE = SourceText(
    OECD,
    "Taxing Wages: employer contributions at the average wage, 2021",
    "Organisation for Economic Co-operation and Development, by way of the Tax Foundation",
    "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "OECD, Taxing Wages 2022; Tax Foundation, tax-burden-on-labor",
    "A second opinion only: no shipped figure but the comparisons rests on it. A single worker at "
    "the average wage; shares of labor cost put on the gross wage. It leaves out compulsory "
    "payments that are no taxes, such as Australia's superannuation. The license is that of the "
    "OECD's terms since 2024; the collection it was taken from names none.",
    "quality_employer_cost.csv, quality_outliers.csv",
)

_LEV_PER_EURO = Decimal("1.95583")
"""The fixed rate at which the lev went into the euro; the terms still state its ceiling in lev."""
_BAND_COUNTRIES = {"CA"}
"""Where the second rate is charged between the two ceilings only."""
_TERMS_COLUMNS = (
    "iso2",
    "currency",
    "uncapped_pct",
    "capped_pct",
    "cap_annual_local",
    "capped2_pct",
    "cap2_annual_local",
    "extra_accrual_pct",
    "mandatory_extra_months",
    "extra_months_in_quoted_annual_pay",
)
_OECD_COLUMNS = (
    "ISO2",
    "Employer Payroll Taxes in %",
    "Total Average Annual Labor Cost per Employee in $",
    "employer_ssc_pct_of_gross_wage",
)


@dataclass(frozen=True, slots=True)
class TermsCost:
    """What the statutory terms say an employer pays on a year's gross; rates are fractions.

    Attributes:
        uncapped: Charged on all pay.
        capped: Charged up to ``cap``, in the currency of today.
        second: Charged up to ``second_cap``, or between both ceilings where ``is_band``.
        accrual: Set aside for the end of employment or a pension.
        extra_months: Salaries due beyond the quoted annual pay.
    """

    uncapped: Decimal
    capped: Decimal
    cap: Decimal
    second: Decimal
    second_cap: Decimal
    is_band: bool
    accrual: Decimal
    extra_months: Decimal

    def parts(self, gross: Decimal) -> Parts:
        """Return the whole cost beyond a yearly gross above 0, as fractions of it.

        Formula: uncapped + capped x min(1, cap / gross) + second x its slice / gross + accrual +
        extra months / 12.
        """
        below = self.cap if self.is_band else Decimal(0)
        sliced = max(Decimal(0), min(gross, self.second_cap) - below)
        wide = max(Decimal(0), gross - below)
        full = gross * (self.uncapped + self.capped) + wide * self.second
        charged = gross * self.uncapped + min(gross, self.cap) * self.capped + sliced * self.second
        extras = self.accrual + self.extra_months / 12
        return Parts(full / gross, (charged - full) / gross, extras)


@dataclass(frozen=True, slots=True)
class OecdShare:
    """The employer's social security contributions of a single worker at the average wage, 2021.

    Attributes:
        share: Fraction of the gross wage.
        average_wage: The gross wage of 2021 in local currency, at the prices of the newest year
            with a purchasing power parity.
    """

    share: Decimal
    average_wage: Decimal


def read_terms_costs(sources: Path, currencies: Mapping[str, str]) -> dict[str, TermsCost]:
    """Read the cost model of every country listed that has a currency here.

    Raises:
        DataBuildError: If a field is broken, or ceilings are in an unknown old currency.
    """
    rows = read_rows(sources / STATUTORY_TERMS, _TERMS_COLUMNS)
    return {
        row["iso2"]: _terms_cost(row, currencies[row["iso2"]])
        for row in rows
        if row["iso2"] in currencies
    }


def read_parities(sources: Path) -> dict[str, dict[int, Decimal]]:
    """Read purchasing power parities: local currency per international dollar, by year.

    Raises:
        DataBuildError: If a parity is not above 0.
    """
    parities: dict[str, dict[int, Decimal]] = {}
    for row in read_rows(sources / PPP_FILE, ("Country ID", "Year", "PPP")):
        parity = row.decimal("PPP")
        if parity <= 0:
            raise row.fault("PPP", f"{parity} is no parity above 0")
        parities.setdefault(row["Country ID"], {})[row.integer("Year")] = parity
    return parities


def read_oecd_shares(
    sources: Path, parities: Mapping[str, Mapping[int, Decimal]]
) -> dict[str, OecdShare]:
    """Read the OECD's shares, each with the wage it holds at.

    The source gives the yearly labor cost in international dollars and the employer's part of it,
    so the gross wage is what is left; it is put at the newest prices, which keeps what it buys.

    Raises:
        DataBuildError: If a field is broken.
    """
    rows = {row["ISO2"]: row for row in read_rows(sources / OECD_FILE, _OECD_COLUMNS)}
    return {
        country: _oecd_share(row, parities[country])
        for country, row in sorted(rows.items())
        if country in parities
    }


def _terms_cost(row: RawRow, currency: str) -> TermsCost:
    unit = Decimal(1)
    if row["currency"] != currency:
        if (row["currency"], currency) != ("BGN", "EUR"):
            raise row.fault("currency", f"{row['currency']} is not the country's {currency}")
        unit = _LEV_PER_EURO
    is_inside = row["extra_months_in_quoted_annual_pay"] == "yes"
    return TermsCost(
        uncapped=row.decimal("uncapped_pct") / 100,
        capped=row.decimal("capped_pct") / 100,
        cap=row.decimal("cap_annual_local") / unit,
        second=row.decimal("capped2_pct") / 100,
        second_cap=row.decimal("cap2_annual_local") / unit,
        is_band=row["iso2"] in _BAND_COUNTRIES,
        accrual=row.decimal("extra_accrual_pct") / 100,
        extra_months=Decimal(0) if is_inside else row.decimal("mandatory_extra_months"),
    )


def _oecd_share(row: RawRow, parities: Mapping[int, Decimal]) -> OecdShare:
    labor_cost = row.decimal("Total Average Annual Labor Cost per Employee in $")
    wage = labor_cost * (1 - row.decimal("Employer Payroll Taxes in %") / 100)
    share = row.decimal("employer_ssc_pct_of_gross_wage") / 100
    return OecdShare(share, wage * parities[max(parities)])
