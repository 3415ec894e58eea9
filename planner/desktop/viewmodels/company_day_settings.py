"""The company's days off as a table, with what else each day is."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from planner.desktop.session.plan_session import PlanSession
from planner.desktop.viewmodels.cells import Cell, CellKind, Column, Row, Tone
from planner.desktop.viewmodels.seat_cells import PlaceDetail
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.intake.pastes.pasted_days import read_days
from planner.intake.tables.grid import CopiedCellsError
from planner.localization.countries import country_name, find_country
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.pasted_settings import day_problem_sentence
from planner.localization.running_text import listed
from planner.market.place import Place
from planner.market.working_calendar import calendar_of
from planner.plan.company_day import CompanyDay
from planner.plan.edits import (
    move_company_day,
    remove_company_days,
    repeat_company_days,
    set_company_days,
)
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode

DAY, NAME, WHERE = "day", "name", "where"


class CompanyDaySettings:
    """Reads and changes them; a row's key is the text of its ``CompanyDay``."""

    def __init__(
        self,
        session: PlanSession,
        formatter: Formatter,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._session = session
        self._formatter = formatter
        self._today = today
        self._edits = SettingEdits(session, formatter)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        text = CellKind.TEXT
        return (
            Column(DAY, _("Date"), text, 130),
            Column("weekday", _("Weekday"), text, 110, is_editable=False),
            Column(NAME, _("Name"), text, 200, is_key_figure=True),
            Column(WHERE, _("Where"), CellKind.PLACE, 170),
            Column("remark", _("Day off already"), text, 240, is_editable=False, least_width=160),
        )

    def rows(self) -> tuple[Row, ...]:
        """Return the days by date, those of everywhere before those of a country."""
        plan = self._session.plan
        days = sorted(plan.company_days, key=str)
        return tuple(Row(str(day), tuple(self._cells(day, plan))) for day in days)

    def refusal(self, key: str, column: str, value: object) -> str | None:
        """Return why a typed value cannot be used, None where it can."""
        return self._edits.refusal(lambda: self._changed(key, column, str(value)))

    def take(self, key: str, column: str, value: object) -> str | None:
        """Make a typed value the day's."""
        step = _("Change day off {day}").format(day=self._short(CompanyDay.parsed(key)))
        return self._edits.attempt(lambda: self._changed(key, column, str(value)), step)

    def key_after(self, key: str, column: str, value: object) -> str:
        """Return the key a row has once a value is taken."""
        day = CompanyDay.parsed(key)
        return key if column == NAME else str(self._read(day, column, str(value)))

    def add(self) -> str:
        """Add a day off everywhere: the next 24 December that is none yet, else a day after it.

        Returns:
            Its key.
        """
        plan, today = self._session.plan, self._today()
        first = max(today, plan.horizon_start.first_day)
        day = date(first.year, 12, 24)
        while CompanyDay(day) in plan.company_days or day < first:
            day += timedelta(days=1)
        added = CompanyDay(day)
        step = _("Add day off {day}").format(day=self._short(added))
        self._session.apply(set_company_days(plan, {added: self.usual_name}), step)
        return str(added)

    def remove(self, keys: Iterable[str]) -> None:
        """Take days off away."""
        days = [CompanyDay.parsed(key) for key in keys]
        step = ngettext("Remove {count} day off", "Remove {count} days off", len(days)).format(
            count=self._formatter.integer(len(days))
        )
        self._session.apply(remove_company_days(self._session.plan, days), step)

    def paste(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Take copied days: date, name, country.

        Returns:
            What was done, empty if nothing; and what is wrong, cell by cell.
        """
        try:
            pasted = read_days(
                text,
                self._session.market.countries,
                self._formatter.locale,
                self._today(),
                usual_name=self.usual_name,
                everywhere={"everywhere", "all", "*", self.everywhere.casefold()},
            )
        except CopiedCellsError as error:
            return "", (self._edits.sentence(error),)
        if pasted.problems:
            return "", tuple(day_problem_sentence(each) for each in pasted.problems)
        count = len(pasted.days)
        step = ngettext("Paste {count} day off", "Paste {count} days off", count).format(
            count=self._formatter.integer(count)
        )
        self._session.apply(set_company_days(self._session.plan, pasted.days), step)
        return step, ()

    def year_to_repeat(self, key: str | None) -> int | None:
        """Return the year of a row, else the last one with a day off; None where there is none."""
        if key:
            return CompanyDay.parsed(key).day.year
        return max((day.day.year for day in self._session.plan.company_days), default=None)

    def repeat(self, year: int) -> str | None:
        """Grant the days of a year again in the next one, or return why that cannot be."""
        step = _("Repeat the days off of {year} in {next}").format(
            year=str(year), next=str(year + 1)
        )
        return self._edits.attempt(lambda: repeat_company_days(self._session.plan, year), step)

    @property
    def usual_name(self) -> str:
        """The name of a day nobody named."""
        return _("Company day")

    @property
    def everywhere(self) -> str:
        """What stands for all countries."""
        return _("Everywhere")

    def offers(self, text: str) -> list[str]:
        """Return what a text may begin: everywhere, or a country of the market."""
        typed = text.casefold()
        countries = sorted(map(country_name, self._session.market.countries))
        names = (self.everywhere, *countries)
        return [
            name
            for name in names
            if any(word.startswith(typed) for word in (name.casefold(), *name.casefold().split()))
        ]

    def _changed(self, key: str, column: str, text: str) -> Plan:
        plan, day = self._session.plan, CompanyDay.parsed(key)
        if column == NAME:
            return set_company_days(plan, {day: text.strip() or self.usual_name})
        return move_company_day(plan, day, self._read(day, column, text))

    def _read(self, day: CompanyDay, column: str, text: str) -> CompanyDay:
        if column == DAY:
            return CompanyDay(self._formatter.parse_date(text, self._today()), day.country)
        typed = text.strip()
        if not typed or typed.casefold() in (self.everywhere.casefold(), "everywhere", "*"):
            return CompanyDay(day.day)
        return CompanyDay(day.day, find_country(typed, self._session.market.countries))

    def _cells(self, day: CompanyDay, plan: Plan) -> Iterator[Cell]:
        shown = self._short(day)
        yield Cell(shown, edit_value=shown)
        yield Cell(self._formatter.weekday_name(day.day.weekday()))
        name = plan.company_days[day]
        yield Cell(name, edit_value=name)
        where = self.everywhere if day.country is None else country_name(day.country)
        detail = PlaceDetail(day.country or "", where)
        yield Cell(where, detail=detail, edit_value=where if day.country else "")
        remark = listed(self._remarks(day, plan))
        yield Cell(remark, hint=remark, tone=Tone.WARNING if remark else Tone.NORMAL)

    def _remarks(self, day: CompanyDay, plan: Plan) -> Iterator[str]:
        """Say in which countries of the plan people are off that day all the same."""
        for country, places in sorted(self._places(day, plan).items()):
            calendars = [calendar_of(place) for place in places]
            holidays = {calendar.holiday_name(day.day) for calendar in calendars} - {None}
            if holidays and not any(each.is_working_day(day.day) for each in calendars):
                yield _("{country}: {holiday}").format(
                    country=country_name(country), holiday=min(map(str, holidays))
                )
            elif not any(each.is_working_day(day.day) for each in calendars):
                yield _("{country}: weekend").format(country=country_name(country))

    def _places(self, day: CompanyDay, plan: Plan) -> dict[CountryCode, list[Place]]:
        """Return the places the day is off in, by country: the plan's, else the country's own."""
        known = self._session.market.places
        used = {seat.place_id for seat in plan.seats}
        found: dict[CountryCode, list[Place]] = {}
        for place_id, place in known.items():
            is_meant = day.country in (None, place.country)
            if is_meant and place_id in used:
                found.setdefault(place.country, []).append(place)
        if not found and day.country is not None:
            inside = [place for place in known.values() if place.country == day.country]
            if inside:
                found[day.country] = inside
        return found

    def _short(self, day: CompanyDay) -> str:
        return self._formatter.date_short(day.day)
