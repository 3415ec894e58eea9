import importlib
import inspect
import pkgutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import planner
from planner.calculators.compensation import PercentileRangeError
from planner.calculators.employer_cost import BudgetTooSmallError, NegativeGrossError
from planner.databuild.raw_table import DataBuildError
from planner.export.workbook import ExportError, ExportFault
from planner.localization.countries import UnknownCountryError, country_code, find_country
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import speaking
from planner.localization.problems import error_sentence, has_sentence
from planner.localization.typed_dates import DateTextError
from planner.localization.typed_numbers import NumberTextError
from planner.market.exchange_rates import UnknownCurrencyError
from planner.market.loader import MarketDataError, TableFault, load_snapshot
from planner.market.place_search import AmbiguousPlaceError, UnknownPlaceError, find_place
from planner.market.time_zone import BeyondZoneRulesError, UnknownZoneError
from planner.plan.codec import Expected, FormatFault, PlanFormatError
from planner.plan.edits import EditFault, PlanEditError
from planner.plan.samples import UnknownSampleError
from planner.plan.store import FileFault, PlanFileError
from planner.quantities.identifiers import CountryCode

EN = Formatter("en")
PATH = Path("plans/team.hplan")
ANY_FACTS = dict.fromkeys(
    (
        "key",
        "suggestion",
        "found",
        "choices",
        "seat_id",
        "scenario_id",
        "name",
        "team_id",
        "place_id",
        "field",
        "value",
        "task",
        "tasks",
    ),
    "x",
) | dict.fromkeys(("line", "column", "version", "supported", "bytes", "limit", "seats"), 2)

MISTAKES_OF_THE_PROGRAM = {
    "BurdenWeightError",
    "CellFaultError",
    "CurrencyMismatchError",
    "MeetingGridError",
    "MeetingLengthError",
    "NoSitesError",
    "NobodyError",
    "NobodyToRotateError",
    "NotATableError",
    "RequiredPeopleError",
    "RotationTurnsError",
    "StaffingLimitError",
}
"""Raised only where the program itself is wrong; a user never meets their text."""
ANSWERED_WHERE_WORK_BEGINS = {
    "NoAssignmentInTimeError",
    "NoRotaInTimeError",
    "SimulationCancelledError",
    "StaffingCancelledError",
    "UnreadableEncryptionError",
    "WrongPasswordError",
}
"""How a search ends that was stopped, or a file that stays closed; who began it says so."""


def said(error: Exception) -> str:
    sentence = error_sentence(error, EN)
    assert "{" not in sentence.replace("{ }", "")
    return sentence


@pytest.mark.parametrize("fault", FileFault)
def test_that_every_fault_of_a_plan_file_names_the_file(fault: FileFault) -> None:
    detail = PlanFormatError(FormatFault.NEWER_VERSION, {"version": 9, "supported": 1})
    sentence = said(PlanFileError(PATH, fault, detail, "Input/output error"))
    assert str(PATH) in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("fault", FormatFault)
def test_that_every_fault_of_a_plans_content_is_said(fault: FormatFault) -> None:
    facts = {**ANY_FACTS, "expected": Expected.DATE.value}
    sentence = said(PlanFormatError(fault, facts, ("positions", 3, "start")))
    assert sentence.startswith("At positions[3].start: ")


@pytest.mark.parametrize("expected", Expected)
def test_that_every_expected_form_is_described(expected: Expected) -> None:
    sentence = said(
        PlanFormatError(FormatFault.WRONG_TYPE, {"expected": expected.value, "found": "7"})
    )
    assert sentence.startswith("“7” stands where ")


@pytest.mark.parametrize("fault", EditFault)
def test_that_every_refused_edit_is_said(fault: EditFault) -> None:
    assert said(PlanEditError(fault, day=date(2026, 12, 24), **ANY_FACTS)).endswith(".")


def test_that_a_percentile_outside_a_band_is_said_with_its_bounds() -> None:
    sentence = said(PercentileRangeError(Decimal("0.95")))
    assert "percentile 95" in sentence
    assert "from 10 to 90" in sentence


def test_that_bounds_of_a_refused_value_are_named() -> None:
    bounded = PlanEditError(
        EditFault.VALUE_OUT_OF_RANGE, field="start", value="1", minimum=2, maximum=3
    )
    assert said(bounded).endswith("Allowed is 2 to 3.")
    topped = PlanEditError(EditFault.VALUE_OUT_OF_RANGE, field="name", value="1", maximum=3)
    assert said(topped).endswith("Allowed is at most 3.")


def test_that_a_field_out_of_its_bounds_is_called_what_the_reader_calls_it() -> None:
    error = PlanEditError(
        EditFault.VALUE_OUT_OF_RANGE, field="horizon_months", value=0, minimum=1, maximum=120
    )
    assert said(error) == "0 is not possible for “number of months”. Allowed is 1 to 120."


@pytest.mark.parametrize("fault", TableFault)
def test_that_a_damaged_table_is_said_with_row_and_column(fault: TableFault) -> None:
    sentence = said(MarketDataError(Path("data/places.csv"), 1204, "zone", fault, "Mars/Olympus"))
    assert "data/places.csv, row 1,204, column zone" in sentence
    assert f"{fault.value}: “Mars/Olympus”" in sentence
    whole = said(MarketDataError(Path("data/places.csv"), None, None, fault))
    assert f"data/places.csv: {fault.value}." in whole


@pytest.mark.parametrize("fault", ExportFault)
def test_that_every_fault_of_an_export_names_the_workbook(fault: ExportFault) -> None:
    sentence = said(ExportError(Path("team.xlsx"), fault, "Input/output error"))
    assert sentence.replace("The folder of ", "").count("team.xlsx") == 1
    assert ("Input/output error" in sentence) == (fault is ExportFault.DEVICE)


def test_that_places_are_offered_with_their_countries() -> None:
    places = load_snapshot().places
    with pytest.raises(UnknownPlaceError) as unknown:
        find_place(places, "Dubln")
    assert "Did you mean Dublin, Ireland" in said(unknown.value)
    with pytest.raises(UnknownPlaceError) as lost:
        find_place(places, "Xyzzyqqq")
    assert "time zone such as" in said(lost.value)
    with pytest.raises(AmbiguousPlaceError) as several:
        find_place(places, "Cambridge")
    assert "Cambridge, United Kingdom; Cambridge, United States" in said(several.value)


def test_that_an_unknown_sample_lists_what_there_is() -> None:
    assert "cloud-provider, start-up" in said(
        UnknownSampleError("x", ("cloud-provider", "start-up"))
    )


def test_that_a_data_build_points_into_its_source() -> None:
    error = DataBuildError(Path("raw/lines.csv"), "is empty", 7, "rate")
    assert "raw/lines.csv, row 7, column rate: is empty" in said(error)


def test_that_a_newer_plan_says_both_versions_and_the_way_out() -> None:
    detail = PlanFormatError(FormatFault.NEWER_VERSION, {"version": 9, "supported": 1})
    sentence = said(PlanFileError(PATH, FileFault.NEWER_VERSION, detail))
    assert "version 9" in sentence
    assert "up to version 1" in sentence
    assert "Update the program" in sentence


def test_that_a_typed_number_or_date_is_quoted_with_an_example() -> None:
    assert said(NumberTextError("sixty")) == "“sixty” is not a number. Write it like 60,000.00."
    assert "2027-02-01" in said(DateTextError("soon"))
    two = DateTextError("3/4/27", (date(2027, 3, 4), date(2027, 4, 3)))
    assert "4 March 2027 or 3 April 2027" in said(two)


def test_that_an_unknown_country_comes_with_near_names() -> None:
    with pytest.raises(UnknownCountryError) as caught:
        find_country("Germny", {CountryCode("DE")})
    assert "Germany" in said(caught.value)
    with pytest.raises(UnknownCountryError) as caught:
        find_country("qqqq", {CountryCode("DE")})
    assert "two-letter code" in said(caught.value)


def test_that_a_long_text_is_quoted_by_its_beginning() -> None:
    long = "x" * 5000
    for error in (UnknownCountryError(long), NumberTextError(long), UnknownPlaceError(long, ())):
        sentence = said(error)
        assert len(sentence) < 200
        assert f"{'x' * 60}…”" in sentence


def test_that_a_country_without_data_is_told_from_no_country() -> None:
    with pytest.raises(UnknownCountryError) as caught:
        find_country("Tuvalu", {CountryCode("DE")})
    assert caught.value.code == "TV"
    assert "does not cover Tuvalu" in said(caught.value)


def test_that_a_covered_country_is_found_by_code_or_name() -> None:
    covered = {CountryCode("DE"), CountryCode("GB")}
    assert find_country("de", covered) == "DE"
    assert find_country("United Kingdom", covered) == "GB"


def test_that_figures_in_errors_are_written_for_the_reader() -> None:
    assert "−5.00" in said(NegativeGrossError(Decimal(-5)))
    small = said(BudgetTooSmallError(Decimal(10), Decimal("1234.5")))
    assert "10.00" in small
    assert "1,234.50" in small


def test_that_zones_and_currencies_are_named() -> None:
    assert "Asia/Kolkatta" in said(UnknownZoneError("Asia/Kolkatta"))
    assert "1902 to 2037" in said(BeyondZoneRulesError("Europe/Berlin"))
    assert "XXX" in said(UnknownCurrencyError("XXX"))


def test_that_an_unforeseen_error_is_not_dressed_up() -> None:
    assert not has_sentence(KeyError("x"))
    with pytest.raises(LookupError):
        error_sentence(KeyError("x"), EN)


def test_that_no_exception_of_the_core_lacks_a_sentence() -> None:
    layers = ("quantities", "market", "plan", "calculators", "localization", "intake", "export")
    missing = set()
    for layer in layers:
        package = importlib.import_module(f"planner.{layer}")
        for found in pkgutil.walk_packages(package.__path__, f"planner.{layer}."):
            for name, kind in inspect.getmembers(
                importlib.import_module(found.name), inspect.isclass
            ):
                ours = kind.__module__.startswith(planner.__name__)
                if ours and issubclass(kind, Exception) and not has_sentence(kind.__new__(kind)):
                    missing.add(name)
    assert missing <= MISTAKES_OF_THE_PROGRAM | ANSWERED_WHERE_WORK_BEGINS


def test_that_errors_are_said_in_the_language_of_the_block() -> None:
    with speaking("de"):
        assert "60.000,00" in error_sentence(NumberTextError("x"), Formatter("de"))


def test_that_every_place_can_be_typed_as_it_is_offered() -> None:
    places = load_snapshot().places
    for place in places.values():
        assert find_place(places, place_label(place), country_code) is place
