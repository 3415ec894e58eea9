"""Where a law asks a job posting to name the pay range, to be checked before it is relied on.

Retyped from the texts named here, not from a table of the data pack: nobody has held the list
against later amendments, nor looked at exceptions such as those for small employers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from planner.market.country_facts import CheckStatus
from planner.market.place import Place
from planner.market.snapshot import Snapshot
from planner.quantities.identifiers import CountryCode

EU_MEMBERS = frozenset(
    CountryCode(code)
    for code in (
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    )
)
"""The member states of the European Union, whom its directives bind."""

_UNITED_STATES = CountryCode("US")
_STATES = re.compile(r",\s*([A-Z]{2}(?:-[A-Z]{2})*)\b[^,]*$")


@dataclass(frozen=True, slots=True)
class PayRangeLaw:
    """A law that asks for the pay range.

    Attributes:
        state: The state of the United States it holds in; empty for a whole country.
        law: How it is cited.
        since: The day from which it applies, or by which the member states had to apply it.
        check: Whether somebody held it against the text of the law.
    """

    state: str
    law: str
    since: date
    check: CheckStatus = CheckStatus.UNCHECKED


EU_DIRECTIVE = PayRangeLaw("", "Directive (EU) 2023/970, art. 5", date(2026, 6, 7))
"""Applicants get the initial pay or its range in time for an informed negotiation, such as in the
published vacancy. Source: OJ L 132, 17.5.2023, p. 21; art. 34 sets the date."""

STATE_LAWS: Mapping[str, PayRangeLaw] = MappingProxyType(
    {
        law.state: law
        for law in (
            PayRangeLaw("CA", "Cal. Lab. Code § 432.3", date(2023, 1, 1)),
            PayRangeLaw("CO", "Colo. Rev. Stat. § 8-5-201", date(2021, 1, 1)),
            PayRangeLaw("DC", "D.C. Code § 32-1453.01", date(2024, 6, 30)),
            PayRangeLaw("HI", "Haw. Rev. Stat. § 378-2.3", date(2024, 1, 1)),
            PayRangeLaw("IL", "820 ILCS 112/10", date(2025, 1, 1)),
            PayRangeLaw("MA", "Mass. Gen. Laws c. 149 § 105F", date(2025, 10, 29)),
            PayRangeLaw("MD", "Md. Code, Lab. & Empl. § 3-304.2", date(2024, 10, 1)),
            PayRangeLaw("MN", "Minn. Stat. § 181.173", date(2025, 1, 1)),
            PayRangeLaw("NJ", "N.J. Stat. § 34:6B-23", date(2025, 6, 1)),
            PayRangeLaw("NY", "N.Y. Lab. Law § 194-b", date(2023, 9, 17)),
            PayRangeLaw("VT", "Vt. Stat. tit. 21 § 495t", date(2025, 7, 1)),
            PayRangeLaw("WA", "Wash. Rev. Code § 49.58.110", date(2023, 1, 1)),
        )
    }
)
"""Laws of states of the United States."""


def pay_range_law(market: Snapshot, place: Place) -> PayRangeLaw | None:
    """Return the law that asks for the pay range in postings for a place; None if none is known.

    The state of a place in the United States is read off the name of its metropolitan area, such
    as ``New York-Newark-Jersey City, NY-NJ``: where an area spans several states, the first of them
    with a law counts. Of a place without an area nothing is known.
    """
    if place.country in EU_MEMBERS:
        return EU_DIRECTIVE
    if place.country != _UNITED_STATES:
        return None
    return next(
        (STATE_LAWS[state] for state in states_of(market, place) if state in STATE_LAWS), None
    )


def states_of(market: Snapshot, place: Place) -> tuple[str, ...]:
    """Return the states that the metropolitan area of a place lies in, none where unknown."""
    bands = market.pay_bands
    name = bands.area_names.get(bands.area_of.get(place.id, ""), "")
    found = _STATES.search(name)
    return tuple(found[1].split("-")) if found else ()
