"""The Data page on the shipped data and the sample plan."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.desktop.icons import Icons
from planner.desktop.pages.data_page import DataPage
from planner.desktop.session.market_pack import MarketPack
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.session.preferences import Preferences
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.market_evidence import evidence_line, evidence_of
from planner.localization.formatting import Formatter
from planner.market.overridden import published_values
from planner.market.override import FigureKey, Override, Reason
from planner.market.role import Level, RoleFamily
from planner.market.snapshot import Snapshot
from planner.plan.edits import override_figures
from planner.quantities.identifiers import CountryCode

TODAY = date(2026, 11, 26)
BAND = FigureKey.pay_band(RoleFamily.GPU_CLUSTER_ENGINEER, Level.SENIOR, CountryCode("PL"))
MakePage = Callable[[PlanSession], DataPage]


@pytest.fixture
def make_page(
    qtbot: QtBot, theme: Theme, icons: Icons, preferences: Preferences
) -> Iterator[MakePage]:
    made: list[tuple[DataPage, MarketPack]] = []

    def make(session: PlanSession) -> DataPage:
        pack = MarketPack(session, preferences)
        page = DataPage(session, pack, theme, icons, Formatter("en"), preferences)
        qtbot.addWidget(page)
        made.append((page, pack))
        page.resize(1360, 826)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.browse.tables.model.total > 0)
        qtbot.waitUntil(lambda: bool(page.sources.model.index(0, 2).data()))
        return page

    yield make
    for page, pack in made:
        page.finish()
        pack.finish()


@pytest.fixture
def page(make_page: MakePage, session: PlanSession) -> DataPage:
    return make_page(session)


def give_own_band(session: PlanSession, moved: str = "1") -> None:
    published = published_values(session.market, BAND)
    then = tuple(value * Decimal(moved) for value in published)
    own = tuple(value * Decimal("1.1") for value in published)
    override = Override(own, Reason("Payroll team", TODAY, "Two recent offers", then))
    session.apply(override_figures(session.plan, {BAND: override}), "Own band")


def open_table(page: DataPage, name: str, qtbot: QtBot) -> None:
    page.browse.open_table(name)
    tables = page.browse.tables
    qtbot.waitUntil(lambda: tables.rows is not None and tables.rows.table.name == name)


def titles(page: DataPage) -> list[object]:
    model = page.sources.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_that_every_source_is_listed_and_old_ones_are_counted(
    page: DataPage, market: Snapshot
) -> None:
    assert sorted(titles(page), key=str) == sorted(s.title for s in market.sources.values())
    assert page.sources.age.text().endswith("sources are older than 12 months")


def test_that_a_click_on_a_heading_sorts_and_a_third_one_restores(page: DataPage) -> None:
    before = titles(page)
    header = page.sources.view.horizontalHeader()
    place = header.sectionViewportPosition(4) + 10
    shown = []
    for _click in range(3):
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=header.rect().center().__class__(place, 10),
        )
        shown.append(titles(page))
    assert shown[0] != before
    assert shown[1] != shown[0]
    assert shown[2] == before


def test_that_all_rows_of_any_table_can_be_browsed(
    page: DataPage, qtbot: QtBot, market: Snapshot
) -> None:
    for name in ("pay_bands", "employer_cost_lines", "quality_pay", "fx_history"):
        open_table(page, name, qtbot)
        lines = (market.folder / f"{name}.csv").read_text(encoding="utf-8").count("\n")
        assert page.browse.tables.model.rowCount() == lines - 1
        assert page.browse.tables.count.text() == f"{lines - 1:,} rows"


def test_that_typing_filters_and_escape_brings_all_back(page: DataPage, qtbot: QtBot) -> None:
    open_table(page, "pay_bands", qtbot)
    tables = page.browse.tables
    total = tables.model.rowCount()
    QTest.keyClicks(tables.filter, "poland senior gpu cluster")
    assert 0 < tables.model.rowCount() < total
    assert tables.count.text() == f"{tables.model.rowCount()} of {total:,} rows"
    QTest.keyClick(tables.filter, Qt.Key.Key_Escape)
    assert tables.model.rowCount() == total


def test_that_a_filter_without_a_match_says_so_and_offers_a_way_back(
    page: DataPage, qtbot: QtBot
) -> None:
    tables = page.browse.tables
    tables.filter.setText("zzzz")
    assert not tables.view.isVisible()
    tables.filter.clear()
    assert tables.view.isVisible()


def test_that_selected_cells_are_copied_as_a_spreadsheet_takes_them(
    page: DataPage, qtbot: QtBot
) -> None:
    open_table(page, "currencies", qtbot)
    view = page.browse.tables.view
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == page.browse.tables.model.rowCount()
    assert lines[0].split("\t")[0] == "AED"
    assert "<td>AED</td>" in QGuiApplication.clipboard().mimeData().html()
    QGuiApplication.clipboard().clear()


def test_that_a_missing_table_is_told_in_words(
    page: DataPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.browse.tables.open_table("no_such_table")
    qtbot.waitUntil(lambda: not page.browse.tables.view.isVisible())
    assert page.browse.tables.rows is None


def test_that_the_quality_report_shows_its_sections(page: DataPage, market: Snapshot) -> None:
    page.browse.quality_button.click()
    quality = page.browse.quality
    quality.open_section("Talent pool")
    shown = quality.view.toPlainText()
    assert "Outside Europe" in shown
    assert "| ---" not in shown
    quality.menu.aboutToShow.emit()
    report = (market.folder / "quality.md").read_text(encoding="utf-8")
    named = [line[3:] for line in report.splitlines() if line.startswith("## ")]
    assert [action.data() for action in quality.menu.actions()] == named


def test_that_without_a_plan_the_market_can_be_browsed_and_own_figures_say_why_not(
    make_page: MakePage, market: Snapshot
) -> None:
    page = make_page(PlanSession(market))
    assert page.browse.tables.view.isVisible()
    assert not page.own.add.isEnabled()
    assert page.own.add.toolTip() == "Open a plan to add your own figures."
    assert "own" not in page.browse.tables.hint.text()


def test_that_an_own_figure_is_listed_and_marked_in_its_table(
    page: DataPage, session: PlanSession, qtbot: QtBot
) -> None:
    give_own_band(session)
    index = page.own.model.index_of(BAND)
    assert index.isValid()
    assert "Two recent offers" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    open_table(page, "pay_bands", qtbot)
    tables = page.browse.tables
    tables.filter.setText("poland senior gpu cluster")
    hints = [
        tables.model.index(row, tables.rows.table.columns.index("p50")).data(  # type: ignore[union-attr]
            Qt.ItemDataRole.ToolTipRole
        )
        for row in range(tables.model.rowCount())
    ]
    assert "You use a figure of your own instead." in hints


def test_that_delete_goes_back_to_the_published_figure_and_undo_restores_the_own_one(
    page: DataPage, session: PlanSession, qtbot: QtBot
) -> None:
    give_own_band(session)
    view = page.own.view
    view.setCurrentIndex(page.own.model.index_of(BAND))
    with qtbot.waitSignal(page.edit_explained) as told:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "Pay band" in told.args[0]
    assert BAND not in session.plan.overrides
    assert not page.own.model.index_of(BAND).isValid()
    session.undo()
    assert BAND in session.plan.overrides
    assert page.own.model.index_of(BAND).isValid()


def test_that_a_moved_figure_stands_under_review_until_it_is_kept(
    page: DataPage, session: PlanSession
) -> None:
    give_own_band(session, moved="0.8")
    assert page.own.model.index(0).data() == "Review: the published figure moved"
    page.own.view.setCurrentIndex(page.own.model.index_of(BAND))
    assert page.own.keep.isVisible()
    page.own.keep.click()
    assert session.plan.overrides[BAND].reason.originals == published_values(session.market, BAND)
    assert page.own.model.index(0).data() != "Review: the published figure moved"
    assert not page.own.keep.isVisible()


def test_that_enter_on_a_figure_opens_its_card_and_an_own_one_given_there_is_listed(
    page: DataPage, session: PlanSession, qtbot: QtBot
) -> None:
    open_table(page, "pay_bands", qtbot)
    tables = page.browse.tables
    tables.filter.setText("poland senior gpu-cluster-engineer")
    assert tables.model.rowCount() == 1
    tables.view.setCurrentIndex(tables.model.index(0, 7))
    QTest.keyClick(tables.view, Qt.Key.Key_Return)
    assert page.card.isVisible()
    assert page.card.evidence.key == BAND
    values = tuple(value + 1000 for value in page.card.evidence.values)
    page.card.own_given.emit(BAND, values, "Two recent offers")
    assert session.plan.overrides[BAND].values == values
    assert page.own.model.index_of(BAND).isValid()
    session.undo()
    assert BAND not in session.plan.overrides


def test_that_without_a_plan_a_card_offers_no_own_figure(
    make_page: MakePage, market: Snapshot, qtbot: QtBot
) -> None:
    page = make_page(PlanSession(market))
    open_table(page, "price_levels", qtbot)
    view = page.browse.tables.view
    view.opened.emit(page.browse.tables.model.index(0, 0))
    assert page.card.evidence.figure.startswith("Price level")
    assert page.card.evidence.key is None


def test_that_a_source_and_a_row_of_any_table_have_a_card_too(page: DataPage, qtbot: QtBot) -> None:
    page.sources.view.opened.emit(page.sources.model.index(0, 0))
    assert page.card.evidence.figure == titles(page)[0]
    open_table(page, "exchange_rates", qtbot)
    page.browse.tables.view.opened.emit(page.browse.tables.model.index(0, 0))
    assert page.card.evidence.figure == "Exchange rates: AED"
    assert page.card.evidence.sources


def test_that_the_card_of_an_own_figure_says_what_is_published(
    page: DataPage, session: PlanSession
) -> None:
    give_own_band(session)
    page.own.view.setCurrentIndex(page.own.model.index_of(BAND))
    QTest.keyClick(page.own.view, Qt.Key.Key_Return)
    assert page.card.evidence.own is not None
    assert page.card.evidence.own.why == "Two recent offers"
    page.card.published_wanted.emit(BAND)
    assert BAND not in session.plan.overrides


def test_that_adding_a_figure_leads_to_its_table(page: DataPage, qtbot: QtBot) -> None:
    page.browse.quality_button.click()
    page.own.menu.aboutToShow.emit()
    action = next(each for each in page.own.menu.actions() if each.data() == "price_levels")
    action.trigger()
    tables = page.browse.tables
    qtbot.waitUntil(lambda: tables.rows is not None and tables.rows.table.name == "price_levels")
    assert tables.view.isVisible()


def test_that_a_broken_pack_is_refused_with_table_and_row_and_the_data_stays(
    page: DataPage, session: PlanSession, qtbot: QtBot, tmp_path: Path, market: Snapshot
) -> None:
    pack = Path(shutil.copytree(market.folder, tmp_path / "pack"))
    text = (pack / "exchange_rates.csv").read_text(encoding="utf-8")
    (pack / "exchange_rates.csv").write_text(text.replace("3.6725", "-3"), encoding="utf-8")
    page.load_pack(pack)
    qtbot.waitUntil(lambda: page.pack_panel.shows_findings, timeout=20_000)
    sentences = " ".join(sentence for _tone, sentence in page.pack_panel.findings.sentences)
    assert "exchange_rates.csv, row 2, column units_per_usd" in sentences
    assert session.market is market
    assert page.sources.load.isEnabled()
    assert not page.pack_panel.shipped.isVisible()


def test_that_a_sound_pack_is_taken_and_the_shipped_data_can_be_taken_back(
    page: DataPage, session: PlanSession, qtbot: QtBot, tmp_path: Path, market: Snapshot
) -> None:
    pack = Path(shutil.copytree(market.folder, tmp_path / "my pack"))
    page.load_pack(pack)
    assert not page.sources.load.isEnabled()
    qtbot.waitUntil(lambda: session.market.folder == pack, timeout=20_000)
    assert page.pack_panel.name.text() == "my pack"
    assert page.pack_panel.shipped.isVisible()
    page.pack_panel.shipped.click()
    qtbot.waitUntil(lambda: session.market.folder == market.folder, timeout=20_000)
    assert page.pack_panel.name.text() == "Shipped with the program"


def test_that_a_hidden_page_catches_up_when_it_shows(page: DataPage, session: PlanSession) -> None:
    page.hide()
    give_own_band(session)
    assert not page.own.model.index_of(BAND).isValid()
    page.show()
    assert page.own.model.index_of(BAND).isValid()


def test_that_every_region_can_be_reached_and_has_a_name(page: DataPage) -> None:
    regions = page.focus_regions()
    assert len(regions) == len(set(map(id, regions)))
    for region in regions[:3]:
        region.setFocus(Qt.FocusReason.TabFocusReason)
        assert QApplication.focusWidget() is region
        assert region.accessibleName()


def test_that_the_focus_tells_where_a_source_a_figure_and_an_own_figure_come_from(
    page: DataPage, session: PlanSession, market: Snapshot, qtbot: QtBot
) -> None:
    lines: list[str] = []
    page.evidence_told.connect(lines.append)
    page.sources.view.setFocus()
    first = next(s for s in market.sources.values() if s.title == titles(page)[0])
    told = f"{first.title} · {Formatter('en').date_long(first.as_of)}"
    qtbot.waitUntil(lambda: lines[-1:] == [told])
    open_table(page, "pay_bands", qtbot)
    tables = page.browse.tables
    tables.filter.setText("poland senior gpu-cluster-engineer")
    tables.view.setFocus()
    tables.view.setCurrentIndex(tables.model.index(0, 7))
    published = evidence_line(evidence_of(BAND, market, Formatter("en")))
    qtbot.waitUntil(lambda: lines[-1:] == [published])
    give_own_band(session)
    qtbot.waitUntil(lambda: lines[-1].startswith("Own figure · Payroll team"))
    page.browse.quality_button.setFocus()
    assert lines[-1] == ""
    page.own.view.setFocus()
    page.own.view.setCurrentIndex(page.own.model.index_of(BAND))
    qtbot.waitUntil(lambda: lines[-1].startswith("Own figure · Payroll team"))


def test_that_a_row_without_a_figure_of_its_own_tells_its_source(
    page: DataPage, qtbot: QtBot, market: Snapshot
) -> None:
    lines: list[str] = []
    page.evidence_told.connect(lines.append)
    open_table(page, "fx_history", qtbot)
    page.browse.tables.view.setFocus()
    qtbot.waitUntil(lambda: bool(lines and lines[-1]))
    assert any(source.title in lines[-1] for source in market.sources.values())


def test_that_other_rows_and_a_list_without_the_focus_keep_the_line_right(
    page: DataPage, session: PlanSession, qtbot: QtBot
) -> None:
    lines: list[str] = []
    open_table(page, "talent_skills", qtbot)
    page.browse.tables.view.setFocus()
    page.evidence_told.connect(lines.append)
    open_table(page, "exchange_rates", qtbot)
    page.browse.tables.view.setFocus()
    qtbot.waitUntil(lambda: bool(lines and lines[-1]))
    give_own_band(session)  # the list of own figures is made anew, without the focus
    qtbot.wait(100)
    assert lines[-1]


def test_that_the_tables_of_the_quality_report_stand_in_a_menu_of_their_own(
    page: DataPage, qtbot: QtBot
) -> None:
    tables = page.browse.tables
    tables.menu.aboutToShow.emit()
    shown = tables.menu.actions()
    inner = shown[-1].menu()
    assert isinstance(inner, QMenu)
    assert not [each for each in shown if str(each.data()).startswith("quality_")]
    action = next(each for each in inner.actions() if each.data() == "quality_pay")
    action.trigger()
    qtbot.waitUntil(lambda: tables.rows is not None and tables.rows.table.name == "quality_pay")
    tables.menu.aboutToShow.emit()
    again = tables.menu.actions()[-1].menu()
    assert isinstance(again, QMenu)
    assert [each.data() for each in again.actions() if each.isChecked()] == ["quality_pay"]


def test_that_down_leads_from_the_filter_to_the_rows_it_kept(page: DataPage, qtbot: QtBot) -> None:
    open_table(page, "pay_bands", qtbot)
    tables = page.browse.tables
    page.focus_filter()
    QTest.keyClicks(tables.filter, "poland")
    QTest.keyClick(tables.filter, Qt.Key.Key_Down)
    assert tables.view.hasFocus()
    assert tables.view.currentIndex().isValid()
    page.focus_filter()
    QTest.keyClicks(tables.filter, "atlantis")
    QTest.keyClick(tables.filter, Qt.Key.Key_Down)
    assert tables.filter.hasFocus()


def test_that_a_button_that_goes_with_its_entry_leaves_the_focus_in_the_list(
    page: DataPage, session: PlanSession
) -> None:
    give_own_band(session, moved="0.9")
    page.own.view.setCurrentIndex(page.own.model.index_of(BAND))
    page.own.keep.setFocus()
    QTest.keyClick(page.own.keep, Qt.Key.Key_Space)
    assert not page.own.keep.isVisible()
    assert page.own.view.hasFocus()
    page.own.remove.setFocus()
    QTest.keyClick(page.own.remove, Qt.Key.Key_Space)
    assert BAND not in session.plan.overrides
    assert page.own.view.hasFocus()
    assert page.own.view.entry is not None  # a plan rate, now in its place


def test_that_the_focus_stays_with_own_figures_when_the_last_one_goes(
    page: DataPage, session: PlanSession
) -> None:
    session.apply(replace(session.plan, plan_rates={}), "Market rates")
    give_own_band(session)
    page.own.view.setCurrentIndex(page.own.model.index_of(BAND))
    page.own.view.setFocus()
    QTest.keyClick(page.own.view, Qt.Key.Key_Delete)
    assert not page.own.view.isVisible()
    assert page.own.add.hasFocus()


def test_that_going_back_to_the_shipped_data_leads_the_focus_to_the_sources(
    page: DataPage, qtbot: QtBot, tmp_path: Path, market: Snapshot
) -> None:
    pack = Path(shutil.copytree(market.folder, tmp_path / "pack"))
    page.load_pack(pack)
    qtbot.waitUntil(page.pack_panel.shipped.isVisible, timeout=20_000)
    page.pack_panel.shipped.setFocus()
    QTest.keyClick(page.pack_panel.shipped, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.pack_panel.shipped.isVisible(), timeout=20_000)
    assert page.sources.view.hasFocus()


def test_that_the_keys_pass_over_the_headings_of_the_own_figures(
    page: DataPage, session: PlanSession
) -> None:
    give_own_band(session, moved="0.9")
    view = page.own.view
    view.setFocus()
    assert view.currentIndex() == page.own.model.index_of(BAND)
    assert str(page.own.model.index(2).data()) == "Others"
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 3
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex() == page.own.model.index_of(BAND)


def test_that_a_comparison_names_its_country_and_its_second_source(
    page: DataPage, qtbot: QtBot
) -> None:
    open_table(page, "quality_outliers", qtbot)
    tables = page.browse.tables
    tables.filter.setText("germany leave-days")
    tables.view.opened.emit(tables.model.index(0, 0))
    assert page.card.evidence.figure == "Outliers against second sources: Germany"
    assert [each.title for each in page.card.evidence.sources] == [
        "Minimum annual leave by country"
    ]
