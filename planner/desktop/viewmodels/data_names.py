"""What the tables of a data pack and their columns are called, and what their fields are."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from itertools import islice

from planner.localization.messages import LANGUAGES, _, active_language, pgettext

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_SEEN = 300
"""So many filled fields tell whether a column holds numbers."""


class FieldKind(Enum):
    """How the fields of a column read."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    """A fraction, shown as a percentage."""
    FLAG = "flag"
    DAY = "day"
    GRADE = "grade"
    COUNTRY = "country"
    PLACE = "place"
    AREA = "area"
    """The code of a metropolitan area."""
    ROLE = "role"
    LEVEL = "level"
    SKILL = "skill"
    SOURCES = "sources"
    """IDs of sources, separated by semicolons."""


def table_title(name: str) -> str:
    """Return what a table is called; an unknown one by its file's name."""
    return _table_titles(active_language()).get(name, name)


def column_heading(name: str) -> str:
    """Return what a column is called; an unknown one by its own name."""
    return _headings(active_language()).get(name, name)


def field_kind(name: str, fields: Sequence[str]) -> FieldKind:
    """Return what the fields of a column are, by its name or else by what they hold."""
    known = _KINDS.get(name)
    if known is not None:
        return known
    if any(mark in name for mark in ("share", "growth", "volatility")):
        return FieldKind.SHARE if _all_are(_is_number, fields) else FieldKind.TEXT
    if _all_are(("true", "false").__contains__, fields):
        return FieldKind.FLAG
    return FieldKind.NUMBER if _all_are(_is_number, fields) else FieldKind.TEXT


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _all_are(test: Callable[[str], bool], fields: Sequence[str]) -> bool:
    seen = tuple(islice(filter(None, fields), _SEEN))
    return bool(seen) and all(map(test, seen))


_KINDS: Mapping[str, FieldKind] = {
    "as_of": FieldKind.DAY,
    "grade": FieldKind.GRADE,
    "growth_grade": FieldKind.GRADE,
    "country": FieldKind.COUNTRY,
    "other_country": FieldKind.COUNTRY,
    "key": FieldKind.COUNTRY,
    "place": FieldKind.PLACE,
    "role": FieldKind.ROLE,
    "level": FieldKind.LEVEL,
    "skill": FieldKind.SKILL,
    "source": FieldKind.SOURCES,
    "other_sources": FieldKind.SOURCES,
    "second_source": FieldKind.SOURCES,
    "difference": FieldKind.SHARE,
    "from_rates": FieldKind.SHARE,
    "from_limits": FieldKind.SHARE,
    "from_extras": FieldKind.SHARE,
    "points": FieldKind.SHARE,
    "median_error": FieldKind.SHARE,
    "mean_error": FieldKind.SHARE,
    "europe_median_error": FieldKind.SHARE,
    "outside_median_error": FieldKind.SHARE,
    "explained_on": FieldKind.DAY,
    "area": FieldKind.AREA,
    "area_code": FieldKind.TEXT,
    "geonameid": FieldKind.TEXT,
    "year": FieldKind.TEXT,
    "month": FieldKind.TEXT,
}


@lru_cache(maxsize=len(LANGUAGES))
def _table_titles(_language: str) -> Mapping[str, str]:
    return {
        "pay_bands": _("Pay bands"),
        "pay_areas": _("Metropolitan areas of places"),
        "talent_countries": _("Talent pools by country"),
        "talent_skills": _("Talent pools by skill"),
        "talent_regions": _("Shares of places in their country"),
        "talent_collaboration": _("Collaboration between countries"),
        "role_skills": _("Skills of roles"),
        "employer_cost_lines": _("Employer contributions"),
        "employer_cost_countries": _("Employer cost by country"),
        "employer_cost_cases": _("Cases contributions hold for"),
        "service_prices": _("Prices of employment services"),
        "statutory_terms": _("Statutory terms"),
        "onboarding_lead_times": _("Lead times before a first day"),
        "hiring_coefficients": _("Coefficients of the time to fill"),
        "levers": _("Levers on hiring"),
        "price_levels": _("Price levels"),
        "languages": _("Languages"),
        "restrictions": _("Restrictions to review"),
        "exchange_rates": _("Exchange rates"),
        "fx_history": _("Exchange rates by month"),
        "fx_volatility": _("Volatility of currencies"),
        "fx_correlation": _("Correlation of currencies"),
        "countries": _("Countries"),
        "places": _("Places"),
        "currencies": _("Currencies"),
        "sources": _("Sources"),
        "quality_pay": _("Checks of pay bands"),
        "quality_pay_spot_checks": _("Spot checks of pay bands"),
        "quality_talent_measures": _("Measures of talent pools"),
        "quality_talent_models": _("Models tried for talent pools"),
        "quality_talent_pool": _("Predictions of talent pools"),
        "quality_talent_regions": _("Predictions of metropolitan areas"),
        "quality_talent_spot_checks": _("Spot checks of talent pools"),
        "quality_employer_cost": _("Checks of employer cost"),
        "quality_employer_cost_spot_checks": _("Spot checks of employer cost"),
        "quality_statutory_spot_checks": _("Spot checks of statutory terms"),
        "quality_outliers": _("Outliers against second sources"),
        "quality_coverage": _("Coverage by country"),
        "quality_pay_models": _("Models tried for pay bands"),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _headings(_language: str) -> Mapping[str, str]:
    return {
        **_general_headings(),
        **_figure_headings(),
        **_judgment_headings(),
        **_coverage_headings(),
        **_model_headings(),
    }


def _coverage_headings() -> dict[str, str]:
    """Return the headings of what a pack holds of each country."""
    return {
        "is_listed": _("On the list"),
        "places": _("Places"),
        "pay_bands": _("Pay bands"),
        "professionals": _("Professionals"),
        "skills": _("Skills"),
        "regions": _("Regions"),
        "collaboration": _("Collaboration"),
        "employer_cost": _("Employer cost"),
        "payroll_calendar": _("Payroll calendar"),
        "statutory_terms": _("Statutory terms"),
        "price_level": _("Price level"),
        "languages": _("Languages"),
        "exchange_rate": _("Exchange rate"),
        "currency_risk": _("Currency risk"),
        "is_complete": _("Complete"),
        "missing": _("Missing"),
    }


def _model_headings() -> dict[str, str]:
    """Return the headings of the models tried, and how well each did."""
    return {
        "shrunken": _("Shrunken predictors"),
        "curved": _("Curved predictors"),
        "reach": _("Reach of the curve"),
        "neighbors": _("With neighbors"),
        "median_error": _("Median error"),
        "mean_error": _("Mean error"),
        "score": _("Score"),
        "times_chosen": _("Times chosen"),
        "used": pgettext("a model", "Used"),
        "europe_median_error": _("Median error in Europe"),
        "europe_share_in_range": _("In range in Europe"),
        "outside_near": _("Near outside Europe"),
        "outside_median_error": _("Median error outside Europe"),
    }


def _judgment_headings() -> dict[str, str]:
    """Return the headings of what judges figures by second sources and spot checks."""
    return {
        "multiple": _("Multiple of typical pay"),
        "gross": _("Gross pay"),
        "bound": _("Bound"),
        "second_source": _("Second source"),
        "second_share": _("Share by the second source"),
        "second_figure": _("Figure of the second source"),
        "difference": _("Difference"),
        "from_rates": _("From rates"),
        "from_limits": _("From limits"),
        "from_extras": _("From extra pay"),
        "limited_lines": _("Contributions at a limit"),
        "lines": _("Contributions"),
        "explanation": _("Explanation"),
        "checked_in": _("Where to check"),
        "explained_on": _("Explained on"),
        "figure": _("Figure here"),
        "points": _("Share of gross apart"),
        "agrees": _("Agrees"),
        "term": _("Term"),
        "key": _("Country or currency"),
        "gap": _("Gap"),
        "is_outlier": _("Outlier"),
    }


def _general_headings() -> dict[str, str]:
    return {
        "source": _("Source"),
        "other_sources": _("Other sources"),
        "as_of": _("As of"),
        "grade": _("Grade"),
        "country": _("Country"),
        "other_country": _("Other country"),
        "place": _("Place"),
        "region": _("Region"),
        "area": _("Area"),
        "area_name": _("Name of the area"),
        "role": _("Role"),
        "level": _("Level"),
        "skill": _("Skill"),
        "weight": _("Weight"),
        "currency": _("Currency"),
        "other_currency": _("Other currency"),
        "code": pgettext("of a country or currency", "Code"),
        "id": _("ID"),
        "name": _("Name"),
        "title": _("Title"),
        "publisher": _("Publisher"),
        "licence": _("License"),
        "attribution": _("Attribution"),
        "caveats": _("Caveats"),
        "note": _("Note"),
        "remarks": _("Remarks"),
        "law": _("Law"),
        "reason": _("Reason"),
        "month": _("Month"),
        "year": _("Year"),
        "aliases": _("Other names"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
        "population": _("Population"),
        "zone": _("Time zone"),
        "main_zone": _("Main time zone"),
        "weekend": _("Weekend"),
        "holiday_subdivision": _("Holiday region"),
        "is_capital": _("Capital"),
        "basis": _("Basis"),
        "error": _("Error"),
        "measure": _("Measure"),
        "value": _("Value"),
        "aim": _("Aim"),
        "is_met": _("Met"),
        "is_in_range": _("In range"),
        "inside": _("In range"),
        "published": pgettext("a figure", "Published"),
        "definition": _("Definition"),
        "url": _("Address"),
        "check": _("Check"),
        "label": _("Label"),
        "provider_id": _("ID of the provider"),
        "plan_id": _("ID of the offer"),
        "plan": pgettext("of a provider", "Offer"),
        "is_lower_bound": _("From this price"),
        "countries_excluded": _("Countries left out"),
        "cap_period": _("Period of ceilings"),
        "payroll_note": _("Note on payroll"),
        "geonameid": _("GeoNames ID"),
        "area_code": _("Code of the area"),
        "subject": _("Subject"),
    }


def _figure_headings() -> dict[str, str]:
    return {
        "p10": "P10",
        "p25": "P25",
        "p50": "P50",
        "p75": "P75",
        "p90": "P90",
        "n": _("Observations"),
        "country_n": _("Observations in the country"),
        "standard_error": _("Standard error"),
        "model_share": _("Share of the model"),
        "kind": _("Kind"),
        "engagement": _("Engagement"),
        "is_assumption": _("Assumption"),
        "low": pgettext("end of a range", "Low"),
        "expected": pgettext("middle of a range", "Expected"),
        "likely": pgettext("middle of a range", "Likely"),
        "high": pgettext("end of a range", "High"),
        "lever": _("Lever"),
        "quantity": pgettext("what a lever moves", "Quantity"),
        "unit": _("Unit"),
        "is_evidence": _("Evidence"),
        "share_low": _("Share, low"),
        "share": _("Share"),
        "share_high": _("Share, high"),
        "yearly_growth_low": _("Yearly growth, low"),
        "yearly_growth": _("Yearly growth"),
        "yearly_growth_high": _("Yearly growth, high"),
        "growth_grade": _("Grade of the growth"),
        "location_bias": _("Location bias"),
        "organizations": _("Organizations"),
        "organizations_growth": _("Growth of organizations"),
        "accounts": _("Accounts"),
        "accounts_growth": _("Growth of accounts"),
        "observed": _("Observed in public"),
        "has_public_trace": _("Public trace"),
        "volume": _("Volume"),
        "affinity": _("Affinity"),
        "line_id": _("Line"),
        "base": pgettext("what a rate is taken of", "Base"),
        "rate": _("Rate"),
        "factor": _("Factor"),
        "floor": pgettext("lower bound", "Floor"),
        "cap": pgettext("upper bound", "Cap"),
        "flat": _("Flat amount"),
        "min_gross": _("From gross pay"),
        "max_gross": _("Up to gross pay"),
        "in_total": _("In the total"),
        "applies": _("Applies to"),
        "units_per_usd": _("Units per US dollar"),
        "minor_digits": _("Decimals"),
        "paid_leave_days": _("Paid leave, days a year"),
        "second_leave_days": _("Paid leave, second source"),
        "leave_check": _("Check of the leave"),
        "notice_days": _("Notice after one year, days"),
        "probation_months": _("Longest probation, months"),
        "weekly_hours": _("Standard week, hours"),
        "instrument": _("Legal basis"),
        "local_per_international_dollar": _("Local currency per international dollar"),
        "english_share": _("Speak English"),
        "is_english_official": _("English official"),
        "official_languages": _("Official languages"),
        "flag": _("Flag"),
        "rule": pgettext("of law", "Rule"),
        "groups": _("Groups"),
        "yearly_volatility": _("Yearly volatility"),
        "months": _("Months"),
        "correlation": _("Correlation"),
        "service": _("Service"),
        "provider": _("Provider"),
        "price_usd_month": _("US dollars a month"),
        "tax_year_start_month": _("Tax year starts in month"),
        "extra_pay_months": _("Months with extra pay"),
        "extra_months_in_quoted_pay": _("Extra months in quoted pay"),
        "exclusive_group": _("Only one of the group"),
        "basic_share": _("Share of the basic wage"),
        "at_least": _("Total is at least"),
        "at_most": _("Total is at most"),
        "case_id": _("Case"),
        "amount": _("Amount"),
        "yardstick_error": _("Error of the yardstick"),
        "predictors": _("Predictors"),
        "penalty": _("Penalty"),
        "is_chosen": pgettext("a model", "Used"),
        "judge": _("Judged in"),
        "predicted_share": _("Predicted share"),
        "reference": pgettext("a figure", "Published"),
        "predicted": _("Predicted"),
        "shipped": pgettext("a figure", "Here"),
    }
