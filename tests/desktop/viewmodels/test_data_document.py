import pytest

from planner.desktop.viewmodels.data_document import (
    Heading,
    Paragraph,
    Span,
    TextTable,
    parse_markdown,
    section,
    section_titles,
)
from planner.market.snapshot import Snapshot


def test_that_headings_paragraphs_lists_and_tables_are_told_apart() -> None:
    text = """# Title

One line
and the next.

- first
  goes on
- second

| name | n |
| --- | ---: |
| a | 1 |
| b | 2 |
"""
    assert parse_markdown(text) == (
        Heading(1, "Title"),
        Paragraph((Span("One line and the next."),)),
        Paragraph((Span("first goes on"),), is_item=True),
        Paragraph((Span("second"),), is_item=True),
        TextTable(("name", "n"), (("a", "1"), ("b", "2")), frozenset({1})),
    )


def test_that_bold_and_code_are_looks_and_not_signs() -> None:
    (paragraph,) = parse_markdown("Use `a.csv` for **all** of it")
    assert paragraph == Paragraph(
        (
            Span("Use "),
            Span("a.csv", is_code=True),
            Span(" for "),
            Span("all", is_strong=True),
            Span(" of it"),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](file:///etc/passwd)",
        "[a](http://b.c)",
        "&lt;b&gt;",
        "a | b",
    ],
)
def test_that_markup_of_another_kind_stays_the_text_it_is(text: str) -> None:
    (paragraph,) = parse_markdown(text)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text


def test_that_rows_of_a_table_are_as_wide_as_its_header() -> None:
    (table,) = parse_markdown("| a | b |\n| --- | --- |\n| 1 |\n| 1 | 2 | 3 |\n| 1 \\| 2 | |")
    assert isinstance(table, TextTable)
    assert table.rows == (("1", ""), ("1", "2"), ("1 | 2", ""))


def test_that_a_section_ends_where_the_next_begins() -> None:
    blocks = parse_markdown("# T\n\nbefore\n\n## A\n\none\n\n### deeper\n\ntwo\n\n## B\n\nthree\n")
    assert section_titles(blocks) == ("A", "B")
    found = section(blocks, "A")
    texts = [block.text for block in found if not isinstance(block, TextTable)]
    assert texts == ["A", "one", "deeper", "two"]


def test_that_no_word_of_the_shipped_report_is_lost(market: Snapshot) -> None:
    report = (market.folder / "quality.md").read_text(encoding="utf-8")
    shown: list[str] = []
    for block in parse_markdown(report):
        if isinstance(block, TextTable):
            shown += [cell for row in (block.header, *block.rows) for cell in row]
        else:
            shown.append(block.text)
    written = report.replace("**", "").replace("`", "").replace("|", " ").split()
    kept = [word for word in written if word.strip("#-:")]
    assert [word for word in " ".join(shown).split() if word.strip("#-:")] == kept
