"""Workers that the tests of groups share."""

from datetime import date

from planner.calculators.overlap import Worker
from planner.plan.working_pattern import WorkingPattern
from planner.quantities.identifiers import CountryCode, ZoneName

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def worker(zone: str, pattern: WorkingPattern | None = None, country: str | None = None) -> Worker:
    return Worker(
        zone.rpartition("/")[2].replace("_", " "),
        ZoneName(zone),
        pattern or WorkingPattern(),
        country=None if country is None else CountryCode(country),
    )


BERLIN, NEW_YORK = worker("Europe/Berlin", country="DE"), worker("America/New_York", country="US")
DUBLIN, KOLKATA = worker("Europe/Dublin", country="IE"), worker("Asia/Kolkata", country="IN")
