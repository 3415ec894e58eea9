"""Whatever a file holds, it is imported or refused in words, and a second time changes nothing."""

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.intake.imports.import_draft import (
    ImportDraft,
    draft_import,
    mended_import,
    retyped_import,
    with_column,
)
from planner.intake.imports.import_kind import FIELDS, ImportContext, ImportKind
from planner.intake.imports.imported_plan import import_draft
from planner.intake.imports.row_steps import Outcome
from planner.intake.tables.grid import CopiedCellsError, grid_of
from planner.localization.formatting import Formatter
from planner.localization.messages import LANGUAGES, speaking
from planner.localization.problems import error_sentence
from planner.market.loader import load_snapshot
from planner.market.overridden import with_overrides
from planner.plan.codec import decode, encode
from planner.plan.model import Plan
from planner.plan.samples import load_sample

TODAY = date(2026, 11, 26)
HEADINGS = [
    "ID", "Name", "Role", "Level", "City", "Country", "Start", "End", "Salary", "Pay (USD)",
    "Currency", "Team", "Status", "Contract", "Manager", "Hiring manager", "Priority",
    "Cost center", "Notes", "P10", "P25", "Median", "P75", "P90", "n", "Source", "As of", "Foo", "",
]  # fmt: skip
TELLING = [
    "M-01", "M-02", "P-01", "P-12", "M-99", "Aoife Brennan", "AOIFE BRENNAN", "Tomasz Wiśniewski",
    "Eve", "TBH", "n/a", "Engineering manager", "Senior SRE", "SRE", "Storage engineer", "Staff",
    "Dublin", "Krakow", "Krakwo", "Poland", "DE", "San Jose", "31/12/26", "3/4/27", "29 Feb 27",
    "9999-12-31", "85k", "80k–90k", "€85.000", "zł 300k", "$6-7k/month", "-5", "1e999", "NaN",
    "999999999999999", "1", "2", "USD", "zł", "XXX", "Night", "GPU platform", "Open", "Offered",
    "accepted", "Active", "left", "on hold", "closed", "EOR", "high", "P1", "=1+1", "'=1", "\x00",
    "\u202eabc", "²k", "\U0001d7d6\U0001d7d3k", "\u0668\u0665\u066c\u0660\u0660\u0660", "", "", "",
]  # fmt: skip
cells = st.sampled_from(TELLING) | st.text(max_size=6)
tables = st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=9).flatmap(
    lambda headings: st.lists(
        st.lists(cells, min_size=len(headings), max_size=len(headings)), max_size=7
    ).map(lambda rows: [headings, *rows])
)
Edit = Callable[[ImportDraft, ImportContext], ImportDraft]


def context_of(plan: Plan, language: str) -> ImportContext:
    market = with_overrides(load_snapshot(), plan.overrides)
    return ImportContext(plan, market, Formatter(language), TODAY, "Mira")


def said(draft: ImportDraft, context: ImportContext) -> str:
    formatter = context.formatter
    sentences = [error_sentence(each.error, formatter) for each in draft.problems]
    labels = [fix.label for each in draft.problems for fix in each.fixes]
    assert all(sentences)
    assert all(labels)
    return " ".join([*sentences, *labels])


@settings(max_examples=60)
@given(
    tables,
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, *ImportKind]),
    st.lists(st.integers(0, 5), max_size=4),
    st.integers(0, 30),
    cells,
)
def test_that_any_file_is_imported_once_or_refused_in_words(
    rows: list[list[str]],
    language: str,
    kind: ImportKind | None,
    choices: list[int],
    meaning: int,
    typed: str,
) -> None:
    plan = load_sample("cloud-provider")
    with speaking(language):
        context = context_of(plan, language)
        try:
            grid = grid_of(rows)
        except CopiedCellsError:
            return
        draft = draft_import(grid, "file.csv", context, kind)
        fields = FIELDS[draft.kind]
        draft = with_column(draft, meaning % grid.width, fields[meaning % len(fields)], context)
        if draft.rows:
            draft = retyped_import(draft, draft.rows[0].number, 0, typed.strip(), context)
        for choice in choices:
            text = said(draft, context)
            assert "\u202e" not in text
            assert "\x00" not in text
            fixable = [each for each in draft.problems if each.fixes]
            if fixable:
                problem = fixable[choice % len(fixable)]
                fix = problem.fixes[choice % len(problem.fixes)]
                draft = mended_import(draft, problem, fix, context)
        assert len(draft.steps) == len(draft.rows)
        imported = import_draft(draft, context).plan
        assert decode(encode(imported)) == imported
        again = context_of(imported, language)
        second = draft_import(draft.grid, "file.csv", again, draft.kind, draft.layout)
        assert import_draft(second, again).plan == imported
        done = {step.row for step in draft.steps if step.outcome is not Outcome.FAULTY}
        news = {s.row for s in second.steps if s.outcome in (Outcome.ADDED, Outcome.CHANGED)}
        assert not done & news
