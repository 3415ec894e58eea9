"""``audit``: whether a workbook keeps to the rules of good spreadsheet practice."""

from argparse import Namespace
from pathlib import Path

from planner.cli.answer import Answer, ExitCode, Json
from planner.cli.password_file import password_in
from planner.intake.audit import SOURCES, Audit, Finding, audit_workbook


def answer_audit(arguments: Namespace) -> Answer:
    """Answer what an audit of a workbook finds.

    Raises:
        UsageError: If the password cannot be read.
        FileTableError: If it is no workbook, or cannot be read.
    """
    path = Path(arguments.workbook)
    password = password_in(arguments.password_file) if arguments.password_file else ""
    audit = audit_workbook(path, password=password)

    def text() -> str:
        from planner.cli.audit_text import audit_text

        return audit_text(path, audit)

    return Answer(
        _audit_json(path, audit), text, ExitCode.FINDINGS if audit.findings else ExitCode.DONE
    )


def _audit_json(path: Path, audit: Audit) -> Json:
    return {
        "path": str(path),
        "sheets": audit.sheets,
        "formulas": audit.formulas,
        "sheets_with_months": list(audit.month_sheets),
        "rules_checked": len(SOURCES),
        "findings": [_finding_json(finding) for finding in audit.findings],
    }


def _finding_json(finding: Finding) -> Json:
    source = SOURCES[finding.rule]
    return {
        "rule": finding.rule.value,
        "sheet": finding.sheet or None,
        "cell": finding.address or None,
        "facts": dict(finding.facts),
        "icaew_principles": list(source.icaew),
        "fast_sections": list(source.fast),
    }
