"""Audits any workbook against rules of good spreadsheet practice that a machine can check."""

from planner.intake.audit.audit import Audit, audit_workbook
from planner.intake.audit.finding import Finding
from planner.intake.audit.rules import SOURCES, Rule, RuleSource

__all__ = ["SOURCES", "Audit", "Finding", "Rule", "RuleSource", "audit_workbook"]
