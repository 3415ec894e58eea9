"""Knows what headings of columns mean, by the names people give them in several languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from planner.intake.seat_fields import QUANTILES, SeatField, seat_field_name
from planner.localization.messages import LANGUAGES, speaking
from planner.market.place_search import plain
from planner.quantities.identifiers import CurrencyCode

_NAMES: Mapping[SeatField, str] = {
    SeatField.ID: "id, seat, seat id, position id, stellen id",
    SeatField.ROLE: (
        "position, role, title, job title, job, role title, position title, job role, job family, "
        "role family, stelle, rolle, titel, funktion, berufsbezeichnung, jobtitel, stellentitel, "
        "poste, intitule, fonction, puesto, cargo, rol, stanowisko, rola, functie, "
        "المنصب, الوظيفة, المسمى الوظيفي, الدور"
    ),
    SeatField.LEVEL: (
        "level, seniority, grade, job level, career level, band level, stufe, ebene, senioritat, "
        "karrierestufe, erfahrungsstufe, niveau, nivel, poziom, المستوى, الدرجة"
    ),
    SeatField.TEAM: (
        "team, group, department, squad, org, gruppe, abteilung, mannschaft, equipe, equipo, "
        "departamento, zespol, dzial, الفريق, القسم, الإدارة"
    ),
    SeatField.PLACE: (
        "location, city, place, office, site, hub, work location, office location, ort, "
        "standort, stadt, arbeitsort, dienstort, lieu, ville, ciudad, ubicacion, lugar, "
        "lokalizacja, miasto, plaats, stad, الموقع, المدينة, المكان"
    ),
    SeatField.COUNTRY: "country, land, pays, pais, kraj, الدولة, البلد",
    SeatField.ENGAGEMENT: (
        "engagement, employment, employment type, contract, contract type, type of contract, "
        "hiring model, worker type, beschaftigung, beschaftigungsart, anstellung, anstellungsart, "
        "vertrag, vertragsart, contrat, type de contrat, contrato, tipo de contrato, umowa, "
        "rodzaj umowy, نوع التوظيف, نوع العقد, العقد, التوظيف"
    ),
    SeatField.START: (
        "start, start date, starts, target start, start on, hire date, joining date, first day, "
        "beginn, startdatum, eintritt, eintrittsdatum, antritt, ab, debut, date de debut, inicio, "
        "fecha de inicio, poczatek, data rozpoczecia, begindatum, البداية, تاريخ البدء, "
        "تاريخ البداية, بداية العمل"
    ),
    SeatField.END: (
        "end, end date, ends, last day, ende, enddatum, austritt, fin, date de fin, "
        "fecha de fin, koniec, einddatum, النهاية, تاريخ الانتهاء, تاريخ النهاية"
    ),
    SeatField.BASE_PAY: (
        "offer, offered pay, offered salary, offered base, offer amount, salary offer, "
        "angebotenes gehalt, gehaltsangebot, oferta, salario ofertado, salaire propose, "
        "base, base pay, base salary, salary, pay, compensation, comp, wage, gross, gross salary, "
        "gehalt, grundgehalt, jahresgehalt, bruttogehalt, bruttojahresgehalt, jahresbrutto, lohn, "
        "vergutung, salaire, salaire brut, remuneration, salario, sueldo, salario bruto, "
        "wynagrodzenie, pensja, salaris, الراتب, الراتب الأساسي, الأجر, الراتب السنوي"
    ),
    SeatField.CURRENCY: (
        "currency, ccy, cur, wahrung, devise, moneda, divisa, waluta, valuta, العملة"
    ),
    SeatField.STATUS: "status, state, stage, stand, phase, statut, estado, الحالة",
    SeatField.NOTES: (
        "notes, note, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, "
        "anmerkung, kommentar, remarques, commentaire, notas, comentarios, uwagi, notatki, "
        "opmerkingen, ملاحظات, ملاحظة, تعليق"
    ),
    SeatField.NAME: (
        "name, full name, employee, employee name, person, team member, member, candidate, "
        "candidate name, applicant, mitarbeiter, mitarbeiterin, mitarbeiter name, vollstandiger "
        "name, bewerber, bewerberin, kandidat, kandidatin, nom, nom complet, candidat, nombre, "
        "nombre completo, empleado, candidato, imie i nazwisko, pracownik, kandydat, naam, "
        "medewerker, الاسم, اسم الموظف, الموظف, المرشح"
    ),
    SeatField.MANAGER: (
        "manager, line manager, reports to, supervisor, vorgesetzter, vorgesetzte, "
        "fuhrungskraft, responsable, superieur, jefe, gerente, przelozony, المدير, المدير المباشر"
    ),
    SeatField.COST_CENTER: (
        "cost center, cost centre, cost center code, cc, kostenstelle, centre de couts, "
        "centre de cout, centro de coste, centro de costo, centro de costos, centro de costes, "
        "mpk, kostenplaats, مركز التكلفة"
    ),
    SeatField.HIRING_MANAGER: (
        "hiring manager, einstellende fuhrungskraft, responsable du recrutement, "
        "manager recruteur, responsable de contratacion, مدير التوظيف"
    ),
    SeatField.PRIORITY: "priority, prio, prioritat, priorite, prioridad, priorytet, الأولوية",
    SeatField.P25: "lower quartile, first quartile, q1, unteres quartil, premier quartile",
    SeatField.P50: "median, mediane, mediana, mid, midpoint, الوسيط",
    SeatField.P75: "upper quartile, third quartile, q3, oberes quartil",
    SeatField.SAMPLE_SIZE: (
        "n, sample, sample size, incumbents, observations, respondents, employees in sample, "
        "stichprobe, stichprobengrosse, echantillon, taille de l echantillon, muestra, "
        "حجم العينة"
    ),
    SeatField.SOURCE: (
        "source, survey, provider, quelle, umfrage, fuente, encuesta, enquete, المصدر"
    ),
    SeatField.DAY: (
        "date of the survey, survey date, as of, as of date, effective date, date, stichtag, "
        "datum, date d effet, fecha, التاريخ"
    ),
}
_PERCENTILE_NAMES = (
    "p{n}, p {n}, {n}th percentile, {n}th pctl, {n}th, percentile {n}, {n} percentile, pctl {n}, "
    "{n} perzentil, perzentil {n}, percentil {n}, {n}e percentile, centile {n}, {n}e centile, "
    "المئين {n}"
)
_OF_PAY = ("", "base", "base pay", "base salary", "salary", "pay", "gehalt", "salaire", "salario")
"""What a percentile of a pay survey may be of, before it or behind it."""

_COMPUTED = (
    "cost, fully loaded cost, loaded cost, overlap, overlap h, pool, talent pool, band, "
    "kosten, gesamtkosten, uberschneidung, talentpool, gehaltsband, band position, "
    "التكلفة, التداخل, no, nr"
)
"""Columns the plan works out itself: left aside without a word."""

_FILLER_TEXT = (
    "a an annual annually year yearly yr per p pa in local gross target jahrlich jahr pro brutto "
    "lokal annuel ano anual rok rocznie السنوي سنويا"
)
_FILLERS = frozenset(_FILLER_TEXT.split())
"""Words beside a heading that do not change what it means: amounts are of a year anyway."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading means.

    Attributes:
        field: None where the column is known and left aside.
        currency: A currency the heading names, such as in ``Salary (EUR)``.
    """

    field: SeatField | None
    currency: CurrencyCode | None = None


def heading_of(text: str, currencies: Iterable[CurrencyCode] = ()) -> Heading | None:
    """Return what a heading means, None where nobody knows.

    Args:
        text: The heading.
        currencies: The codes a heading may name.
    """
    wanted = plain(text)
    if not wanted or len(wanted) > 60:
        return None
    names = _fields_by_name()
    if wanted in names:
        return Heading(names[wanted])
    codes = {code.casefold(): code for code in currencies}
    words = wanted.split()
    currency = next((codes[word] for word in words if word in codes), None)
    left = " ".join(word for word in words if word not in _FILLERS and word not in codes)
    if left in names and left:
        return Heading(names[left], currency)
    if not left and currency is not None:
        return Heading(SeatField.BASE_PAY, currency)
    return None


@lru_cache(maxsize=1)
def _fields_by_name() -> dict[str, SeatField | None]:
    names: dict[str, SeatField | None] = {plain(name): None for name in _split(_COMPUTED)}
    for field, text in _NAMES.items():
        names |= {plain(name): field for name in _split(text)}
    for field in QUANTILES:
        names |= dict.fromkeys(_percentile_names(field), field)
    for language in LANGUAGES:
        with speaking(language):
            names |= {plain(seat_field_name(field)): field for field in SeatField}
    return names


def _percentile_names(field: SeatField) -> Iterator[str]:
    own = _split(_PERCENTILE_NAMES.format(n=field.value.removeprefix("p")))
    for name in (*own, *_split(_NAMES.get(field, ""))):
        for pay in _OF_PAY:
            yield plain(f"{name} {pay}")
            yield plain(f"{pay} {name}")


def _split(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
