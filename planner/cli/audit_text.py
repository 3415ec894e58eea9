"""What an audit found, as text: each rule with the principle it comes from, then the cells."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from planner.cli.audit_sentences import finding_detail, rule_sentence
from planner.intake.audit import SOURCES, Audit, Finding, RuleSource
from planner.localization.formatting import Formatter
from planner.localization.messages import _, active_language, ngettext
from planner.localization.running_text import left_to_right, listed

_MOST_OF_A_RULE = 10


def audit_text(path: Path, audit: Audit) -> str:
    """Lay an audit out for a terminal."""
    shown = Formatter(active_language())
    groups = groupby(audit.findings, key=lambda finding: finding.rule)
    parts = [_heading(path, audit, shown)]
    parts += [_group(list(findings), shown) for _rule, findings in groups]
    return "\n\n".join(parts)


def _heading(path: Path, audit: Audit, shown: Formatter) -> str:
    sheets = ngettext("{count} sheet", "{count} sheets", audit.sheets)
    formulas = ngettext("{count} formula", "{count} formulas", audit.formulas)
    months = ngettext(
        "months on {count} sheet", "months on {count} sheets", len(audit.month_sheets)
    )
    what = listed(
        [
            sheets.format(count=shown.integer(audit.sheets)),
            formulas.format(count=shown.integer(audit.formulas)),
            months.format(count=shown.integer(len(audit.month_sheets))),
        ]
    )
    first = _("{file}: {what}").format(file=left_to_right(path.name), what=what)
    return f"{first}\n{_verdict(len(audit.findings), shown)}"


def _verdict(count: int, shown: Formatter) -> str:
    if not count:
        sentence = ngettext(
            "It keeps the rule that was checked.",
            "It keeps all {count} rules that were checked.",
            len(SOURCES),
        )
        return sentence.format(count=shown.integer(len(SOURCES)))
    return ngettext("{count} finding", "{count} findings", count).format(count=shown.integer(count))


def _group(findings: Sequence[Finding], shown: Formatter) -> str:
    source = _source(SOURCES[findings[0].rule], shown)
    lines = [f"{rule_sentence(findings[0].rule)} {source}"]
    lines += _places(findings, shown)
    return "\n".join(lines)


def _places(findings: Sequence[Finding], shown: Formatter) -> Iterator[str]:
    for finding in findings[:_MOST_OF_A_RULE]:
        place = left_to_right(finding.place) if finding.place else ""
        told = [part for part in (place, finding_detail(finding, shown)) if part]
        if told:
            yield f"  {'  '.join(told)}"
    more = len(findings) - _MOST_OF_A_RULE
    if more > 0:
        sentence = ngettext(
            "and {count} more; --json lists all", "and {count} more; --json lists all", more
        )
        yield f"  {sentence.format(count=shown.integer(more))}"


def _source(source: RuleSource, shown: Formatter) -> str:
    numbers = listed(shown.integer(number) for number in source.icaew)
    if not source.fast:
        return _("(ICAEW {numbers})").format(numbers=numbers)
    return _("(ICAEW {numbers}; FAST {sections})").format(
        numbers=numbers, sections=left_to_right(listed(source.fast))
    )
