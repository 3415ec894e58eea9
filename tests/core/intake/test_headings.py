"""Columns are known by what people call them, in the languages rosters come in."""

from collections.abc import Iterable

import pytest

from planner.intake.columns.heading_names import HEADING_NAMES, LEFT_ASIDE
from planner.intake.columns.headings import Heading, heading_of
from planner.intake.columns.seat_fields import QUANTILES, SeatField, seat_field_name
from planner.localization.messages import LANGUAGES, speaking
from planner.market.place_search import plain
from planner.quantities.identifiers import CurrencyCode

CODES = [CurrencyCode(code) for code in ("EUR", "USD", "BRL", "JPY", "PLN", "SAR", "GBP")]
F = SeatField

ROSTERS = {
    "en": "Employee Name|Job Title|Grade|Department|Work City|Work Country|Employment Type|Hire Date|"
    "Contract End|Annual Base Salary|Pay Currency|Employment Status|Cost Centre|Line Manager|Comments",
    "de": "Mitarbeiter|Stellenbezeichnung|Karrierestufe|Abteilung|Arbeitsort|Land|Vertragsart|"
    "Eintrittsdatum|Austrittsdatum|Bruttojahresgehalt|Währung|Status|Kostenstelle|Vorgesetzte|Bemerkungen",
    "es": "Nombre y apellidos|Puesto|Categoría|Departamento|Lugar de trabajo|País|Tipo de contrato|"
    "Fecha de alta|Fecha de baja|Salario bruto anual|Divisa|Estado|Centro de coste|Responsable directo|"
    "Observaciones",
    "fr": "Nom et prénom|Intitulé du poste|Niveau|Service|Lieu de travail|Pays|Type de contrat|"
    "Date d’embauche|Date de sortie|Salaire brut annuel|Devise|Statut|Centre de coûts|"
    "Responsable hiérarchique|Commentaires",
    "pt": "Nome completo|Função|Senioridade|Área|Local de trabalho|País|Regime de contratação|"
    "Data de admissão|Data de desligamento|Salário bruto anual|Moeda|Situação|Centro de custo|"
    "Gestor direto|Observações",
    "ja": "氏名|職種|等級|所属部署|勤務地|国|雇用形態|入社年月日|退職予定日|年収|通貨|在籍状況|"
    "コストセンター|直属の上司|備考",
    "ar": "اسم الموظف|المسمى الوظيفي|الدرجة الوظيفية|القسم|موقع العمل|الدولة|نوع العقد|تاريخ التعيين|"
    "تاريخ انتهاء العقد|الراتب الأساسي|العملة|الحالة|مركز التكلفة|المدير المباشر|ملاحظات",
}
ROSTER_FIELDS = [
    *(F.NAME, F.ROLE, F.LEVEL, F.TEAM, F.PLACE, F.COUNTRY, F.ENGAGEMENT, F.START, F.END),
    *(F.BASE_PAY, F.CURRENCY, F.STATUS, F.COST_CENTER, F.MANAGER, F.NOTES),
]
OFFERS = {
    "en": "Candidate|Position|Offered salary|Hiring manager|Priority",
    "de": "Bewerberin|Stelle|Angebotenes Gehalt|Einstellende Führungskraft|Priorität",
    "es": "Candidato|Vacante|Salario ofertado|Responsable de la vacante|Prioridad",
    "fr": "Candidat|Poste|Salaire proposé|Responsable du recrutement|Priorité",
    "pt": "Candidato|Vaga|Proposta salarial|Gestor da vaga|Prioridade",
    "ja": "候補者名|募集職種|提示年収|採用責任者|優先度",
    "ar": "المرشح|الوظيفة|الراتب المعروض|مدير التوظيف|الأولوية",
}
OFFER_FIELDS = [F.NAME, F.ROLE, F.BASE_PAY, F.HIRING_MANAGER, F.PRIORITY]
SURVEYS = {
    "en": "Role|Level|Country|P10|25th percentile|Median|Base salary 75th percentile|P90 (USD)|Incumbents|Survey|As of",
    "de": "Rolle|Stufe|Land|10. Perzentil|Unteres Quartil|Median|P75 Gehalt|90. Perzentil|Stichprobe|Quelle|Stichtag",
    "es": "Puesto|Nivel|País|Percentil 10|Primer cuartil|Mediana|Percentil 75|P90|Muestra|Fuente|Fecha",
    "fr": "Métier|Niveau|Pays|P10|Premier quartile|Médiane|75e centile|P90|Taille de l’échantillon|Enquête|Date d’effet",
    "pt": "Cargo|Nível|País|Percentil 10|Primeiro quartil|Mediana|Terceiro quartil|P90|Amostra|Fonte|Data da pesquisa",
    "ja": "職種|等級|国|10パーセンタイル|第1四分位|中央値|75パーセンタイル|P90|回答者数|調査名|調査日",
    "ar": "الوظيفة|المستوى|الدولة|المئين 10|الربيع الأول|الوسيط|المئين 75|P90|حجم العينة|المصدر|التاريخ",
}
SURVEY_FIELDS = [F.ROLE, F.LEVEL, F.COUNTRY, *QUANTILES, F.SAMPLE_SIZE, F.SOURCE, F.DAY]


def fields(row: str) -> list[SeatField | str | None]:
    found = [(text, heading_of(text, CODES)) for text in row.split("|")]
    return [heading.field if heading is not None else text for text, heading in found]


@pytest.mark.parametrize("language", ROSTERS)
def test_that_a_roster_is_known_by_its_headings(language: str) -> None:
    assert fields(ROSTERS[language]) == ROSTER_FIELDS


@pytest.mark.parametrize("language", OFFERS)
def test_that_offers_are_known_by_their_headings(language: str) -> None:
    assert fields(OFFERS[language]) == OFFER_FIELDS


@pytest.mark.parametrize("language", SURVEYS)
def test_that_a_pay_survey_is_known_by_its_headings(language: str) -> None:
    assert fields(SURVEYS[language]) == SURVEY_FIELDS


def test_that_no_name_means_two_things() -> None:
    meant: dict[str, set[str]] = {}
    for field, text in (*HEADING_NAMES.items(), ("left aside", LEFT_ASIDE)):
        for name in text.split(","):
            meant.setdefault(plain(name), set()).add(field)
    assert {name: both for name, both in meant.items() if len(both) > 1} == {}
    assert "" not in meant


def test_that_every_field_is_known_by_what_the_program_calls_it() -> None:
    for language in LANGUAGES:
        with speaking(language):
            named = {field: seat_field_name(field) for field in SeatField}
        assert {field: heading_of(name) for field, name in named.items()} == {
            field: Heading(field) for field in SeatField
        }


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Salary (EUR)", "EUR"),
        ("Base pay, €", "EUR"),
        ("Salário base (R$)", "BRL"),
        ("Annual salary US$", "USD"),
        ("Wynagrodzenie roczne (zł)", "PLN"),
        ("年収\uff08JPY\uff09", "JPY"),
        ("£ p.a.", "GBP"),
        ("USD", "USD"),
        ("Salary ($)", None),
        ("Salary (kr)", None),
    ],
)
def test_that_a_heading_tells_its_currency(text: str, currency: str | None) -> None:
    heading = heading_of(text, CODES)
    if "kr" in text:  # nobody's heading for sure: Swedish, Norwegian, Danish or Icelandic
        assert heading is None
    else:
        assert heading == Heading(F.BASE_PAY, CurrencyCode(currency) if currency else None)


def unknown(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if heading_of(text, CODES) is not None]


def test_that_pay_of_a_month_and_what_nobody_knows_are_no_headings() -> None:
    monthly = [
        "Monthly salary",
        "Monatsgehalt",
        "Salaire mensuel",
        "Sueldo mensual",
        "月給",
        "基本給",
    ]
    assert unknown(monthly) == []
    assert (
        unknown(
            ["", " ", "€uro", "x" * 200, "Shoe size", "Name " + " " * 80, "年収\uff08万円\uff09"]
        )
        == []
    )


def test_that_numbers_of_other_programs_are_left_aside() -> None:
    for text in ("Employee ID", "Personalnummer", "Nº de matrícula", "社員番号", "رقم الموظف"):
        assert heading_of(text) == Heading(None)
