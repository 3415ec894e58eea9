"""One sentence for everything that can be wrong: what, where, and what to do about it."""

from collections.abc import Callable
from typing import Any

from planner.localization import (
    copied_cells,
    file_errors,
    import_errors,
    input_errors,
    pack_findings,
    returned_workbooks,
    table_files,
)
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.localization.plan_problems import assumption_name, problem_sentence

__all__ = ["assumption_name", "error_sentence", "has_sentence", "problem_sentence"]

_SENTENCES: dict[str, Callable[[Any, Formatter], str]] = {
    "AmbiguousPlaceError": input_errors.ambiguous_place_sentence,
    "BeyondZoneRulesError": input_errors.beyond_zone_rules_sentence,
    "BudgetTooSmallError": input_errors.budget_too_small_sentence,
    "CopiedCellsError": copied_cells.copied_cells_sentence,
    "DataBuildError": file_errors.data_build_sentence,
    "DateTextError": input_errors.date_text_sentence,
    "DoubtfulPayError": import_errors.doubtful_pay_sentence,
    "DuplicateRowError": import_errors.duplicate_row_sentence,
    "ExportCancelledError": lambda _error, _formatter: _("The export was stopped."),
    "ExportError": file_errors.export_sentence,
    "FileTableCancelledError": lambda _error, _formatter: _("The reading was stopped."),
    "FileTableError": table_files.table_file_sentence,
    "FallingQuantilesError": import_errors.falling_quantiles_sentence,
    "LongTextError": copied_cells.long_text_sentence,
    "MarketDataError": file_errors.market_data_sentence,
    "MissingCellError": import_errors.missing_cell_sentence,
    "MonthlyPayError": copied_cells.monthly_pay_sentence,
    "NamesakeError": import_errors.namesake_sentence,
    "NegativeGrossError": input_errors.negative_gross_sentence,
    "NegativePayError": copied_cells.negative_pay_sentence,
    "NoPayBandError": input_errors.no_pay_band_sentence,
    "NoPackError": pack_findings.no_pack_sentence,
    "NumberTextError": input_errors.number_text_sentence,
    "OtherNameError": import_errors.other_name_sentence,
    "PackCheckCancelledError": lambda _error, _formatter: _("The check was stopped."),
    "PackRefusedError": pack_findings.pack_refused_sentence,
    "PastHireError": import_errors.past_hire_sentence,
    "PayCurrencyError": copied_cells.pay_currency_sentence,
    "PayRangeError": copied_cells.pay_range_sentence,
    "PercentileRangeError": input_errors.percentile_range_sentence,
    "PersonLeftError": import_errors.person_left_sentence,
    "UnreadColumnError": copied_cells.unread_column_sentence,
    "WeightsError": input_errors.weights_sentence,
    "PlanEditError": input_errors.edit_sentence,
    "PlanFileError": file_errors.plan_file_sentence,
    "PlanFormatError": file_errors.plan_format_sentence,
    "PositionStatusError": import_errors.position_status_sentence,
    "ReturnedWorkbookError": returned_workbooks.returned_workbook_sentence,
    "UnfitPasswordError": file_errors.password_sentence,
    "UnknownCountryError": input_errors.unknown_country_sentence,
    "UnknownCurrencyError": input_errors.unknown_currency_sentence,
    "UnknownPlaceError": input_errors.unknown_place_sentence,
    "UnknownSampleError": input_errors.unknown_sample_sentence,
    "UnknownScenarioError": input_errors.unknown_scenario_sentence,
    "UnknownTermError": copied_cells.unknown_term_sentence,
    "UnmatchedOfferError": import_errors.unmatched_offer_sentence,
    "UnknownZoneError": input_errors.unknown_zone_sentence,
}
"""By class name, so that saying an error imports nothing, and layers above this one (export) can
have their errors said in the same words."""


def has_sentence(error: Exception) -> bool:
    """Whether an error was foreseen and can be said to a user."""
    return any(kind.__name__ in _SENTENCES for kind in type(error).__mro__)


def error_sentence(error: Exception, formatter: Formatter) -> str:
    """Say a foreseen error in the active language.

    Raises:
        LookupError: If the error was not foreseen (``has_sentence`` tells).
    """
    for kind in type(error).__mro__:
        if say := _SENTENCES.get(kind.__name__):
            return say(error, formatter)
    raise LookupError(f"no sentence for {type(error).__name__}")
