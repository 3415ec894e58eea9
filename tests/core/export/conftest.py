"""Builders and readers for the workbook's tests: plans, exports, LibreOffice, formula cells."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TypeVar

import openpyxl
import pytest

from planner.calculators.evaluation import evaluate
from planner.export.workbook import export_workbook
from planner.market.loader import load_snapshot
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.company_day import CompanyDay
from planner.plan.edits import give_reason, override_figures, set_plan_rate
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import (
    Assumptions,
    Engagement,
    Plan,
    Position,
    PositionStatus,
    Seat,
    TeamMember,
)
from planner.plan.samples import load_sample
from planner.quantities.identifiers import CountryCode, CurrencyCode, SeatId
from planner.quantities.money import Money, round_half_up
from planner.quantities.month import Month

GENERATED_ON = date(2026, 11, 24)
AnySeat = TypeVar("AnySeat", bound=Seat)
EQUIPMENT_CURRENCIES = tuple(map(CurrencyCode, ("USD", "JPY", "KWD", "EUR")))
TOTAL_LABEL = "Total, reporting currency"
_RESULT = re.compile(
    rb'(<c r="[A-Z]+\d+"(?: s="\d+")?)(?: t="\w+")?>(<f(?: [^>]*)?(?:/>|>[^<]*</f>))'
    rb"<v ?(?:/>|>[^<]*</v>)</c>"
)
_EPOCH = datetime.fromisoformat("1899-12-30")


@dataclass(frozen=True)
class FormulaCell:
    sheet: str
    address: str
    formula: str
    stored: Any


@dataclass(frozen=True)
class Recalculation:
    path: Path
    formulas: int
    differences: list[tuple[FormulaCell, Any]]


class Exporter(Protocol):
    def __call__(
        self, plan: Plan, language: str = ..., name: str = ..., document: Plan | None = ...
    ) -> Path: ...


@pytest.fixture(scope="session")
def market() -> Snapshot:
    return load_snapshot()


@pytest.fixture(scope="session")
def sample() -> Plan:
    return load_sample("cloud-provider")


@pytest.fixture
def export(market: Snapshot, tmp_path: Path) -> Exporter:
    def make(
        plan: Plan,
        language: str = "en",
        name: str = "plan.xlsx",
        document: Plan | None = None,
    ) -> Path:
        path = tmp_path / name
        export_workbook(
            evaluate(plan, market),
            path,
            language=language,
            generated_on=GENERATED_ON,
            document=document,
        )
        return path

    return make


@pytest.fixture(scope="session")
def sample_workbook(
    market: Snapshot, sample: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = Path(tmp_path_factory.mktemp("sample")) / "sample.xlsx"
    export_workbook(evaluate(sample, market), path, generated_on=GENERATED_ON)
    return path


@pytest.fixture(scope="session")
def world_workbook(market: Snapshot, world: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(tmp_path_factory.mktemp("world")) / "world.xlsx"
    export_workbook(evaluate(world, market), path, generated_on=GENERATED_ON)
    return path


def plain(value: Any) -> Any:
    """Dates as serial numbers and nothing as empty text, so that values compare."""
    if isinstance(value, datetime):
        return (value - _EPOCH) / timedelta(days=1)
    if isinstance(value, time):
        return (value.hour * 60 + value.minute) / 1440
    return "" if value is None else value


@pytest.fixture(scope="session")
def formula_cells() -> Callable[[Path], list[FormulaCell]]:
    def read(path: Path) -> list[FormulaCell]:
        formulas = openpyxl.load_workbook(path)
        results = openpyxl.load_workbook(path, data_only=True)
        return [
            FormulaCell(
                sheet.title,
                cell.coordinate,
                str(cell.value),
                plain(results[sheet.title][cell.coordinate].value),
            )
            for sheet in formulas
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]

    return read


def without_results(path: Path, target: Path) -> None:
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as stripped:
        for item in source.infolist():
            data = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = _RESULT.sub(rb"\1>\2</c>", data)
                assert b"</f><v" not in data
                assert b'"/><v' not in data
            stripped.writestr(item, data)


@pytest.fixture(scope="session")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return a workbook's values as LibreOffice computes them without any stored result."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail("LibreOffice is missing: install libreoffice-calc-nogui")
    folder = Path(tmp_path_factory.mktemp("libreoffice"))

    def run(path: Path) -> Path:
        bare = folder / path.name
        without_results(path, bare)
        outcome = folder / "recalculated"
        command = [
            soffice,
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(outcome),
            str(bare),
        ]
        # Its own settings are in the profile; the desktop libraries under it write to the home.
        homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
        environment = os.environ | homes
        subprocess.run(command, check=True, capture_output=True, timeout=150, env=environment)
        return outcome / bare.name

    return run


@pytest.fixture(scope="session")
def values_of() -> Callable[[Path], Callable[[str, str], Any]]:
    def read(path: Path) -> Callable[[str, str], Any]:
        workbook = openpyxl.load_workbook(path, data_only=True)
        return lambda sheet, address: plain(workbook[sheet][address].value)

    return read


def differences(
    cells: list[FormulaCell], value_of: Callable[[str, str], Any]
) -> Iterator[tuple[FormulaCell, Any]]:
    for cell in cells:
        found = value_of(cell.sheet, cell.address)
        if isinstance(cell.stored, (int, float)) and isinstance(found, (int, float)):
            if abs(found - cell.stored) > 0.005:
                yield cell, found
        elif found != cell.stored:
            yield cell, found


@pytest.fixture(scope="session")
def recalculation(
    formula_cells: Callable[[Path], list[FormulaCell]],
    recalculate: Callable[[Path], Path],
    values_of: Callable[[Path], Callable[[str, str], Any]],
) -> Callable[[Path], Recalculation]:
    """Return what LibreOffice makes of a workbook stripped of its results."""

    def run(path: Path) -> Recalculation:
        cells, recalculated = formula_cells(path), recalculate(path)
        found = list(differences(cells, values_of(recalculated)))
        return Recalculation(recalculated, len(cells), found)

    return run


@pytest.fixture(scope="session")
def world(market: Snapshot, sample: Plan) -> Plan:
    """A plan with a seat in every country: all engagements, leavers, starts in any month."""
    seats = [
        _world_seat(market, sample, n, country) for n, country in enumerate(market.employer_cost)
    ]
    return replace(
        sample,
        name="World & all",
        members=tuple(seat for seat in seats if isinstance(seat, TeamMember)),
        positions=tuple(seat for seat in seats if isinstance(seat, Position)),
        horizon_start=Month(2026, 11),
        horizon_months=24,
        fiscal_year_start_month=4,
    )


def _world_seat(market: Snapshot, plan: Plan, n: int, country: CountryCode) -> Seat:
    currency = market.countries[country].currency
    usd = 40_000 + n * 7_919 % 120_000
    exact = market.exchange_rates.rate(CurrencyCode("USD"), currency) * usd
    start = date(2026, 1, 1) + timedelta(days=n * 37 % 800)
    facts: dict[str, Any] = {
        "team_id": plan.teams[n % len(plan.teams)].id,
        "role": list(RoleFamily)[n % len(RoleFamily)],
        "level": list(Level)[n % len(Level)],
        "place_id": next(place.id for place in market.places.values() if place.country == country),
        "engagement": Engagement.OWN_ENTITY if n % 5 == 0 else list(Engagement)[n % 3],
        "base_pay": Money(round_half_up(exact, market.minor_digits(currency)), currency),
        "start": start,
        "end": start + timedelta(days=200 + n * 53 % 500) if n % 4 == 0 else None,
    }
    if n % 3 == 0:
        return TeamMember(id=SeatId(f"M-{n}"), name=f"Person {n}", **facts)
    status = list(PositionStatus)[n % 5] if n % 7 == 0 else PositionStatus.OPEN
    return Position(id=SeatId(f"P-{n}"), status=status, **facts)


@pytest.fixture(scope="session")
def assumed(market: Snapshot, world: Plan) -> Plan:
    """The world with every assumption, exceptions of a third of the countries, company days."""
    countries = list(market.employer_cost)
    shares = {country: Decimal(n % 17) / 100 for n, country in enumerate(countries) if n % 3 == 0}
    equipment = {
        country: Money(
            Decimal(f"{1_999 + 7 * n}.49"), EQUIPMENT_CURRENCIES[n % len(EQUIPMENT_CURRENCIES)]
        )
        for n, country in enumerate(countries)
        if n % 3 == 1
    }
    assumptions = Assumptions(
        benefits_share=Decimal("0.0613"),
        benefits_share_by_country={country: share * 2 for country, share in shares.items()},
        equipment=Money(Decimal("3210.50"), CurrencyCode("GBP")),
        equipment_by_country=equipment,
        agency_fee_share=Decimal("0.0825"),
        agency_fee_share_by_country=shares,
        overhead_share=Decimal("0.0379"),
        overhead_share_by_country={country: share / 2 for country, share in shares.items()},
    )
    named = give_reason(
        replace(world, assumptions=assumptions, company_days=_company_days(countries)),
        country_figure_name("overhead_share_by_country", countries[0]),
        own_reason(()),
    )
    return replace(
        named,
        members=tuple(map(_with_own_terms, named.members)),
        positions=tuple(map(_with_own_terms, named.positions)),
    )


@pytest.fixture(scope="session")
def assumed_workbook(
    market: Snapshot, assumed: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = Path(tmp_path_factory.mktemp("assumed")) / "assumed.xlsx"
    export_workbook(evaluate(assumed, market), path, generated_on=GENERATED_ON)
    return path


def _company_days(countries: list[CountryCode]) -> dict[CompanyDay, str]:
    """Days off in the middle of months, on holidays and weekends, some of single countries."""
    first = date(2025, 12, 29)
    days = {CompanyDay(first + timedelta(days=n * 23)): f"Pause {n}" for n in range(45)}
    days |= {
        CompanyDay(first + timedelta(days=n * 11), countries[n % len(countries)]): f"Own {n}"
        for n in range(90)
    }
    return days | {CompanyDay(date(2027, 12, 25)): "", CompanyDay(date(1066, 10, 14)): "Long ago"}


def _with_own_terms(seat: AnySeat) -> AnySeat:
    number = int(seat.id.partition("-")[2])
    share = Decimal(number % 20) / 100 if number % 5 < 2 else None
    return replace(seat, benefits_share=share, cost_center=f"=4711+{number}")


@pytest.fixture(scope="session")
def own_plan(market: Snapshot, sample: Plan) -> Plan:
    """The sample with own figures: a charge rate, bands of a country and a place, rates, a fee.

    Most were given against what is published today, the plan rate and one band against less.
    """
    poland, line = CountryCode("PL"), market.employer_cost[CountryCode("PL")].lines[0]
    seat = next(each for each in sample.positions if each.place_id.startswith("pl-"))
    member = sample.members[0]
    country = market.places[member.place_id].country
    rate = FigureKey.charge_rate(poland, line.id)
    band = FigureKey.pay_band(seat.role, seat.level, poland)
    place = FigureKey.pay_band(member.role, member.level, country, member.place_id)
    pool = FigureKey.talent_pool(poland)
    plan = override_figures(
        sample,
        {
            rate: own_override(("0.1234",), published_values(market, rate)),
            band: own_override((200_000, 300_000, 300_000, 400_000, 500_000), (1, 2, 3, 4, 5)),
            place: own_override((50_000, 60_000, 70_000, 80_000, 90_000), ()),
            pool: own_override((1000, 2000, 3000), published_values(market, pool)),
        },
    )
    plan = set_plan_rate(plan, CurrencyCode("PLN"), Decimal("0.2717"))
    plan = give_reason(plan, "plan_rates.PLN", own_reason(("0.20",)))
    assumptions = replace(plan.assumptions, contractor_fee_usd=Decimal(77))
    return replace(plan, assumptions=assumptions)


def own_override(values: Iterable[Any], originals: Iterable[Any]) -> Override:
    return Override(tuple(map(Decimal, values)), own_reason(originals))


def own_reason(originals: Iterable[Any]) -> Reason:
    return Reason("Ada", date(2026, 3, 2), "own offers", tuple(map(Decimal, originals)))


@pytest.fixture(scope="session")
def own_workbook(
    market: Snapshot, own_plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = Path(tmp_path_factory.mktemp("own")) / "own.xlsx"
    export_workbook(evaluate(own_plan, market), path, generated_on=GENERATED_ON)
    return path


@pytest.fixture(scope="session")
def monthly_totals() -> Callable[[Path], tuple[Decimal, ...]]:
    """Return the totals by month as a workbook shows them, to the cent."""

    def read(path: Path) -> tuple[Decimal, ...]:
        sheet = openpyxl.load_workbook(path, data_only=True)["Monthly cost"]
        row = next(row for row in sheet.iter_rows(min_row=8) if row[2].value == TOTAL_LABEL)
        months = sum(isinstance(cell.value, datetime) for cell in sheet[4][6:])
        return tuple(
            Decimal(f"{cell.value:.6f}").quantize(Decimal("0.01")) for cell in row[6 : 6 + months]
        )

    return read


@pytest.fixture(scope="session")
def local_totals() -> Callable[[Path], dict[str, list[Decimal]]]:
    """Return each seat's months in local currency, in any language: its block's last row but one.

    Seats that cost nothing in the horizon are left out.
    """

    def read(path: Path) -> dict[str, list[Decimal]]:
        sheet = openpyxl.load_workbook(path, data_only=True).worksheets[3]
        months = sum(isinstance(cell.value, datetime) for cell in sheet[4][6:])
        blocks: dict[str, list[list[Any]]] = {}
        for row in sheet.iter_rows(min_row=9, values_only=True):
            if row[0] and row[3]:
                blocks.setdefault(str(row[0]), []).append(list(row[6 : 6 + months]))
        return {
            seat: [Decimal(f"{value:.6f}").quantize(Decimal("0.001")) for value in rows[-2]]
            for seat, rows in blocks.items()
            if any(rows[-2])
        }

    return read
