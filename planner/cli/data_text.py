"""What the market data holds, as text."""

from collections.abc import Iterator

from planner.cli.text_table import laid_out
from planner.localization.countries import country_name
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.running_text import listed
from planner.market.snapshot import Snapshot


def data_text(snapshot: Snapshot) -> str:
    """Lay the countries and sources out for a terminal."""
    shown = Formatter(active_language())
    heading = _("Market data as of {day}: {content}").format(
        day=shown.date_short(snapshot.as_of), content=listed(_counts(snapshot, shown))
    )
    return "\n\n".join([heading, _countries(snapshot), _sources(snapshot, shown)])


def _counts(snapshot: Snapshot, shown: Formatter) -> Iterator[str]:
    places, countries = len(snapshot.places), len(snapshot.countries)
    currencies, priced = len(snapshot.currencies), len(snapshot.employer_cost)
    for sentence, count in (
        (ngettext("{count} place", "{count} places", places), places),
        (ngettext("{count} country", "{count} countries", countries), countries),
        (ngettext("{count} currency", "{count} currencies", currencies), currencies),
        (
            ngettext(
                "{count} country with employer cost", "{count} countries with employer cost", priced
            ),
            priced,
        ),
    ):
        yield sentence.format(count=shown.integer(count))


def _countries(snapshot: Snapshot) -> str:
    cities: dict[str, list[str]] = {}
    for place in sorted(snapshot.places.values(), key=lambda place: -place.population):
        cities.setdefault(place.country, []).append(place.name)
    rows = [(_("Country"), "", _("Currency"), _("Places"))]
    rows += sorted(
        (
            country_name(code),
            code,
            snapshot.countries[code].currency,
            listed(cities.get(code, ())),
        )
        for code in snapshot.countries
    )
    return laid_out(rows)


def _sources(snapshot: Snapshot, shown: Formatter) -> str:
    rows = [(_("Source"), _("Publisher"), _("As of"), _("License"))]
    rows += [
        (source.title, source.publisher, shown.date_short(source.as_of), source.licence)
        for source in snapshot.sources.values()
    ]
    return laid_out(rows)
