"""What people call columns of rosters, offers, surveys and past hires, in their languages.

A line each for English, German, French, Spanish, Portuguese, Polish and Dutch, Arabic, Japanese.
Accents, capitals and punctuation do not count. Pay by month is no name here: it is not the pay of
a year, and a column nobody knows is asked about.
"""

from collections.abc import Mapping

from planner.intake.columns.seat_fields import SeatField

HEADING_NAMES: Mapping[SeatField, str] = {
    SeatField.ID: (
        "id, seat, seat id, position id, "
        "stellen id, planstelle, "
        "id du poste, id del puesto, id da vaga"
    ),
    SeatField.ROLE: (
        "position, role, title, job title, job, role title, position title, job role, job family, "
        "role family, job name, current role, "
        "stelle, rolle, titel, funktion, berufsbezeichnung, jobtitel, stellentitel, "
        "stellenbezeichnung, jobbezeichnung, tätigkeit, "
        "poste, intitulé, intitulé du poste, intitulé de poste, fonction, métier, emploi, "
        "titre du poste, "
        "puesto, cargo, rol, función, título del puesto, puesto de trabajo, posición, vacante, "
        "função, título do cargo, posição, vaga, ocupação, "
        "stanowisko, rola, functie, "
        "المنصب, الوظيفة, المسمى, المسمى الوظيفي, اسم الوظيفة, الدور, الدور الوظيفي, المهنة, "
        "職種, 役職, 職務, 職名, 役割, 肩書, 肩書き, ポジション, 募集職種"
    ),
    SeatField.LEVEL: (
        "level, seniority, grade, job level, career level, band level, job grade, seniority level, "
        "stufe, ebene, seniorität, karrierestufe, karrierelevel, erfahrungsstufe, einstufung, "
        "niveau, séniorité, échelon, niveau d'expérience, "
        "nivel, categoría, grado, nivel profesional, "
        "nível, senioridade, nível do cargo, "
        "poziom, "
        "المستوى, المستوى الوظيفي, الدرجة, الدرجة الوظيفية, "
        "等級, グレード, レベル, 職級, 職位, ランク"
    ),
    SeatField.TEAM: (
        "team, group, department, squad, org, team name, department name, division, "
        "business unit, org unit, "
        "gruppe, abteilung, mannschaft, bereich, organisationseinheit, "
        "équipe, département, service, pôle, "
        "equipo, departamento, área, "
        "equipe, time, setor, "
        "zespół, dział, "
        "الفريق, القسم, الإدارة, المجموعة, "
        "チーム, 部署, 部門, 所属, 所属部署, グループ"
    ),
    SeatField.PLACE: (
        "location, city, place, office, site, hub, work location, office location, work city, "
        "work site, based in, "
        "ort, standort, stadt, arbeitsort, dienstort, einsatzort, büro, niederlassung, "
        "lieu, ville, lieu de travail, bureau, localisation, implantation, "
        "ciudad, ubicación, lugar, lugar de trabajo, sede, oficina, centro de trabajo, localidad, "
        "cidade, localização, local, local de trabalho, escritório, "
        "lokalizacja, miasto, plaats, stad, "
        "الموقع, المدينة, المكان, موقع العمل, مكان العمل, مقر العمل, المكتب, "
        "勤務地, 拠点, 都市, 勤務都市, 場所, オフィス, 就業場所, 事業所"
    ),
    SeatField.COUNTRY: (
        "country, work country, country code, country of work, "
        "land, pays, pays de travail, país, kraj, "
        "الدولة, البلد, بلد العمل, "
        "国, 国名, 勤務国"
    ),
    SeatField.ENGAGEMENT: (
        "engagement, employment, employment type, contract, contract type, type of contract, "
        "hiring model, worker type, employee type, "
        "beschäftigung, beschäftigungsart, anstellung, anstellungsart, vertrag, vertragsart, "
        "vertragsform, vertragstyp, beschäftigungsverhältnis, arbeitsverhältnis, "
        "contrat, type de contrat, nature du contrat, type d'emploi, "
        "contrato, tipo de contrato, modalidad, tipo de contratación, modalidad de contratación, "
        "tipo de contratação, regime de contratação, regime, vínculo, modelo de contratação, "
        "umowa, rodzaj umowy, "
        "نوع التوظيف, نوع العقد, العقد, التوظيف, طبيعة العقد, "
        "雇用形態, 契約形態, 雇用区分, 契約種別, 契約"
    ),
    SeatField.START: (
        "start, start date, starts, target start, start on, hire date, hired, date of hire, "
        "joining date, date of joining, date joined, joined, first day, contract start, "
        "beginn, startdatum, eintritt, eintrittsdatum, antritt, ab, einstellungsdatum, "
        "arbeitsbeginn, vertragsbeginn, "
        "début, date de début, date d'embauche, embauche, date d'entrée, date d'arrivée, "
        "prise de poste, date de prise de poste, "
        "inicio, fecha de inicio, fecha de alta, fecha de ingreso, fecha de contratación, "
        "fecha de incorporación, incorporación, "
        "início, data de início, data de admissão, admissão, data de contratação, "
        "początek, data rozpoczęcia, data zatrudnienia, begindatum, "
        "البداية, تاريخ البدء, تاريخ البداية, بداية العمل, تاريخ التعيين, تاريخ الالتحاق, "
        "تاريخ المباشرة, "
        "入社日, 入社年月日, 入社予定日, 開始日, 着任日, 開始"
    ),
    SeatField.END: (
        "end, end date, ends, last day, contract end, leaving date, termination date, "
        "ende, enddatum, austritt, austrittsdatum, vertragsende, letzter arbeitstag, "
        "fin, date de fin, date de sortie, sortie, date de départ, fin de contrat, "
        "fecha de fin, fecha de baja, fecha de salida, fecha de término, fin de contrato, "
        "fim, término, data de término, data de saída, data de desligamento, "
        "koniec, einddatum, "
        "النهاية, تاريخ الانتهاء, تاريخ النهاية, تاريخ انتهاء العقد, تاريخ انتهاء الخدمة, "
        "退社日, 退職日, 退職予定日, 終了日, 契約終了日, 終了"
    ),
    SeatField.BASE_PAY: (
        "base, base pay, base salary, salary, pay, compensation, comp, wage, gross, gross salary, "
        "fixed pay, offer, offered pay, offered salary, offered base, offer amount, salary offer, "
        "gehalt, grundgehalt, jahresgehalt, jahresgrundgehalt, bruttogehalt, bruttojahresgehalt, "
        "jahresbrutto, jahresbruttogehalt, festgehalt, lohn, vergütung, angebotenes gehalt, "
        "gehaltsangebot, "
        "salaire, salaire brut, salaire de base, salaire fixe, rémunération, salaire proposé, "
        "salario, salario base, sueldo, sueldo base, salario bruto, sueldo bruto, remuneración, "
        "retribución, oferta, salario ofertado, "
        "salário, salário base, salário bruto, remuneração, salário ofertado, proposta salarial, "
        "wynagrodzenie, pensja, salaris, "
        "الراتب, الراتب الأساسي, الأجر, الراتب السنوي, الراتب الإجمالي, المرتب, الراتب المعروض, "
        "年収, 年俸, 基本年収, 給与, 給料, 提示年収, 想定年収, 年間給与"
    ),
    SeatField.CURRENCY: (
        "currency, ccy, cur, currency code, pay currency, salary currency, "
        "währung, devise, monnaie, moneda, divisa, moeda, waluta, valuta, "
        "العملة, عملة الراتب, "
        "通貨, 通貨コード"
    ),
    SeatField.STATUS: (
        "status, state, stage, employment status, employee status, position status, offer status, "
        "stand, phase, stellenstatus, "
        "statut, état, estado, situación, situação, "
        "الحالة, الوضع, حالة الموظف, حالة الوظيفة, "
        "状況, ステータス, 状態, 在籍状況, 採用状況"
    ),
    SeatField.NOTES: (
        "notes, note, comment, comments, remark, remarks, "
        "notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, "
        "remarque, remarques, commentaire, commentaires, observations, "
        "notas, comentario, comentarios, observaciones, "
        "observações, observação, obs, comentário, comentários, "
        "uwagi, notatki, opmerkingen, "
        "ملاحظات, ملاحظة, تعليق, تعليقات, "
        "備考, メモ, コメント, 注記, 特記事項"
    ),
    SeatField.NAME: (
        "name, full name, employee, employee name, employee full name, person, team member, "
        "member, worker, legal name, preferred name, first and last name, candidate, "
        "candidate name, applicant, "
        "mitarbeiter, mitarbeiterin, mitarbeiter name, name des mitarbeiters, mitarbeitende, "
        "vollständiger name, vor und nachname, bewerber, bewerberin, kandidat, kandidatin, "
        "nom, nom complet, nom et prénom, prénom et nom, nom prénom, salarié, employé, "
        "collaborateur, nom du salarié, candidat, "
        "nombre, nombre completo, nombre y apellidos, apellidos y nombre, empleado, empleada, "
        "trabajador, candidato, "
        "nome, nome completo, colaborador, colaboradora, funcionário, funcionária, "
        "nome do funcionário, nome do colaborador, "
        "imię i nazwisko, pracownik, kandydat, naam, medewerker, "
        "الاسم, الاسم الكامل, اسم الموظف, الموظف, المرشح, اسم المرشح, "
        "氏名, 名前, 社員名, 社員, 従業員, 従業員名, 候補者, 候補者名, 応募者, 応募者名"
    ),
    SeatField.GIVEN_NAME: (
        "first name, given name, given names, forename, firstname, preferred first name, "
        "vorname, rufname, prénom, nombre de pila, primer nombre, primeiro nome, imię, voornaam, "
        "الاسم الأول, 名"
    ),
    SeatField.FAMILY_NAME: (
        "last name, family name, surname, lastname, "
        "nachname, familienname, nom de famille, apellido, apellidos, sobrenome, último nome, "
        "nazwisko, achternaam, اسم العائلة, اللقب, 姓"
    ),
    SeatField.MANAGER: (
        "manager, manager name, line manager, direct manager, reporting manager, reports to, "
        "supervisor, "
        "vorgesetzter, vorgesetzte, führungskraft, berichtet an, teamleitung, "
        "responsable, responsable hiérarchique, supérieur, supérieur hiérarchique, manager direct, "
        "jefe, jefa, jefe directo, responsable directo, reporta a, "
        "gestor, gestora, gestor direto, gerente, líder, superior imediato, responde a, "
        "przełożony, "
        "المدير, المدير المباشر, الرئيس المباشر, المسؤول المباشر, "
        "上司, 直属の上司, 上長, マネージャー, 管理者"
    ),
    SeatField.COST_CENTER: (
        "cost center, cost centre, cost center code, cost centre code, cost center number, cc, "
        "kostenstelle, kostenstellennummer, "
        "centre de coûts, centre de coût, "
        "centro de coste, centro de costo, centro de costos, centro de costes, "
        "centro de custo, centro de custos, "
        "mpk, kostenplaats, "
        "مركز التكلفة, مركز الكلفة, "
        "コストセンター, 原価センタ, 原価部門"
    ),
    SeatField.HIRING_MANAGER: (
        "hiring manager, hiring lead, "
        "einstellende führungskraft, "
        "responsable du recrutement, manager recruteur, "
        "responsable de contratación, responsable de la vacante, "
        "gestor da vaga, gestor contratante, "
        "مدير التوظيف, مسؤول التوظيف, "
        "採用責任者, 採用マネージャー, 採用担当, 採用担当者"
    ),
    SeatField.PRIORITY: (
        "priority, prio, priorität, priorité, prioridad, prioridade, priorytet, "
        "الأولوية, أولوية, "
        "優先度, 優先順位"
    ),
    SeatField.P25: (
        "lower quartile, first quartile, q1, unteres quartil, premier quartile, "
        "primer cuartil, primeiro quartil, الربيع الأول, 第1四分位, 第1四分位数"
    ),
    SeatField.P50: "median, médiane, mediana, mid, midpoint, الوسيط, 中央値",
    SeatField.P75: (
        "upper quartile, third quartile, q3, oberes quartil, troisième quartile, "
        "tercer cuartil, terceiro quartil, الربيع الثالث, 第3四分位, 第3四分位数"
    ),
    SeatField.SAMPLE_SIZE: (
        "n, sample, sample size, incumbents, observations in sample, respondents, "
        "employees in sample, "
        "stichprobe, stichprobengröße, "
        "échantillon, taille de l'échantillon, "
        "muestra, tamaño de la muestra, amostra, tamanho da amostra, "
        "حجم العينة, عدد المشاركين, "
        "サンプル数, 標本数, 回答者数"
    ),
    SeatField.SOURCE: (
        "source, survey, provider, quelle, umfrage, enquête, fuente, encuesta, fonte, pesquisa, "
        "المصدر, 出典, 調査名, 情報源"
    ),
    SeatField.DAY: (
        "date of the survey, survey date, as of, as of date, effective date, date, "
        "stichtag, datum, date d'effet, date de l'enquête, fecha, fecha de la encuesta, "
        "data, data da pesquisa, التاريخ, تاريخ الاستطلاع, 調査日, 基準日, 日付"
    ),
    SeatField.OPENED: (
        "opened, open date, opened on, date opened, requisition opened, requisition date, "
        "req opened, req open date, posted, posted on, date posted, posting date, "
        "job opened, position opened, approved, approved on, approval date, "
        "eröffnet, eröffnet am, stelle eröffnet, ausgeschrieben, ausgeschrieben am, "
        "ausschreibungsdatum, freigegeben am, genehmigt am, "
        "ouvert, ouvert le, date d'ouverture, ouverture du poste, publié le, "
        "date de publication, "
        "abierta, abierto, fecha de apertura, apertura, publicado, fecha de publicación, "
        "aberta em, data de abertura, abertura da vaga, publicada em, data de publicação, "
        "data otwarcia, geopend op, "
        "تاريخ الفتح, تاريخ فتح الوظيفة, تاريخ الإعلان, تاريخ النشر, "
        "募集開始日, 公開日, 募集開始, 起票日"
    ),
    SeatField.ACCEPTED: (
        "accepted, accepted on, accepted date, date accepted, acceptance date, offer accepted, "
        "offer accepted on, offer accepted date, offer acceptance date, filled, filled on, "
        "filled date, date filled, "
        "angenommen, angenommen am, zusage, zusage am, zugesagt am, angebot angenommen, "
        "angebot angenommen am, besetzt am, "
        "accepté, accepté le, offre acceptée, offre acceptée le, date d'acceptation, pourvu le, "
        "aceptada, aceptado, oferta aceptada, fecha de aceptación, cubierta el, "
        "aceita em, proposta aceita, oferta aceita, data de aceite, data de aceitação, "
        "preenchida em, "
        "data akceptacji, aanvaard op, "
        "تاريخ القبول, تاريخ قبول العرض, قبول العرض, "
        "内定承諾日, 承諾日, オファー承諾日, 採用決定日"
    ),
}

PERCENTILE_NAMES = (
    "p{n}, p {n}, {n}th percentile, {n}th pctl, {n}th, percentile {n}, {n} percentile, pctl {n}, "
    "{n} perzentil, perzentil {n}, percentil {n}, {n}e percentile, {n}º percentil, centile {n}, "
    "{n}e centile, المئين {n}, {n}パーセンタイル, パーセンタイル{n}, {n}パーセンタイル値"
)
OF_PAY = (
    *("", "base", "base pay", "base salary", "salary", "pay", "gehalt", "salaire", "salario"),
    *("salário", "الراتب", "年収"),
)
"""What a percentile of a pay survey may be of, before it or behind it."""

LEFT_ASIDE = (
    "cost, fully loaded cost, loaded cost, overlap, overlap h, pool, talent pool, band, "
    "band position, kosten, gesamtkosten, überschneidung, talentpool, gehaltsband, التكلفة, "
    "التداخل, no, nr, employee id, employee number, employee no, personnel number, "
    "personalnummer, matricule, número de empleado, matrícula, nº de matrícula, الرقم الوظيفي, "
    "رقم الموظف, 社員番号, 従業員番号"
)
"""Columns the plan works out itself, and other programs' numbers: left aside without a word."""

FILLERS = (
    "a an annual annually year yearly yr per p pa in local gross target jährlich jahr pro brutto "
    "lokal annuel annuelle annuels brut brute anual año ano bruto rok rocznie roczne السنوي سنويا "
    "السنوية"
)
"""Words beside a heading that do not change what it means: amounts are of a year anyway."""

SIGNS: Mapping[str, str] = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₺": "TRY", "₪": "ILS", "₩": "KRW", "R$": "BRL",
    "US$": "USD", "C$": "CAD", "A$": "AUD", "S$": "SGD", "HK$": "HKD", "zł": "PLN", "Kč": "CZK",
}  # fmt: skip
"""Signs in a heading that stand for one currency only."""
