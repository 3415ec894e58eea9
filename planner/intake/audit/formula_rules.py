"""Rules on single formulas: constants, functions, arrays, links, errors, and how long they are."""

from collections.abc import Iterator

from planner.intake.audit.audited_workbook import AuditedCell, AuditedSheet, Content
from planner.intake.audit.finding import Finding
from planner.intake.audit.formula_tokens import Token, TokenKind, tokens_of, without_addresses
from planner.intake.audit.rules import Rule

MOST_PARTS = 45
"""Operands and functions of a formula; what has more takes longer than a glance."""
MOST_LEVELS = 6
"""Functions and brackets within one another."""
_NEUTRAL = frozenset({0.0, 1.0})
_MODES = frozenset(
    {
        ("AGGREGATE", 0),
        ("AGGREGATE", 1),
        ("DAYS360", 2),
        ("HLOOKUP", 3),
        ("MATCH", 2),
        ("NETWORKDAYS.INTL", 2),
        ("RANK", 2),
        ("RANK.EQ", 2),
        ("SUBTOTAL", 0),
        ("VLOOKUP", 3),
        ("WEEKDAY", 1),
        ("WEEKNUM", 1),
        ("WORKDAY.INTL", 2),
        ("YEARFRAC", 2),
    }
)
"""Arguments, from 0, that tell a function how to work and are no figures of the model."""
_VOLATILE = frozenset(
    {"CELL", "INDIRECT", "INFO", "NOW", "OFFSET", "RAND", "RANDARRAY", "RANDBETWEEN", "TODAY"}
)
_FROM_ELSEWHERE = frozenset(
    """
    CUBEKPIMEMBER CUBEMEMBER CUBEMEMBERPROPERTY CUBERANKEDMEMBER CUBESET CUBESETCOUNT CUBEVALUE
    DDE RTD STOCKHISTORY WEBSERVICE
    """.split()  # noqa: SIM905 -- a list of one a line would fill two pages
)
_AFTER_2016 = frozenset(
    """
    ANCHORARRAY ARRAYTOTEXT BYCOL BYROW CHOOSECOLS CHOOSEROWS CONCAT DROP EXPAND FILTER GROUPBY
    HSTACK IFS IMAGE ISOMITTED LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS PERCENTOF PIVOTBY REDUCE
    REGEXEXTRACT REGEXREPLACE REGEXTEST SCAN SEQUENCE SINGLE SORT SORTBY SWITCH TAKE TEXTAFTER
    TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW TRIMRANGE UNIQUE VALUETOTEXT VSTACK WRAPCOLS WRAPROWS
    XLOOKUP XMATCH
    """.split()  # noqa: SIM905 -- a list of one a line would fill two pages
)
_OPERANDS = frozenset(
    {TokenKind.CELL, TokenKind.NAME, TokenKind.NUMBER, TokenKind.TEXT, TokenKind.FUNCTION}
)


def formula_findings(sheet: AuditedSheet) -> Iterator[Finding]:
    """Return what is wrong with the formulas and errors of a sheet, each as it stands alone."""
    faultless: set[str] = set()  # formulas without their addresses: most are copies of few
    for cell in sheet.cells.values():
        if cell.content is Content.ERROR:
            yield _finding(Rule.ERROR_VALUE, sheet, cell, cell.value)
        if not cell.formula:
            continue
        form = without_addresses(cell.formula)
        if form in faultless and not cell.is_array:
            continue
        found = list(_of_formula(sheet, cell, tokens_of(form)))
        if not found and cell.content is not Content.ERROR:
            faultless.add(form)
        yield from found


def _of_formula(
    sheet: AuditedSheet, cell: AuditedCell, tokens: tuple[Token, ...]
) -> Iterator[Finding]:
    for rule, found in dict.fromkeys(_of_tokens(tokens, cell)):
        yield _finding(rule, sheet, cell, found)
    yield from _length(sheet, cell, tokens)


def _of_tokens(tokens: tuple[Token, ...], cell: AuditedCell) -> Iterator[tuple[Rule, str]]:
    if cell.is_array:
        yield Rule.ARRAY_FORMULA, cell.formula
    for token in tokens:
        if token.kind is TokenKind.NUMBER and not _is_allowed(token):
            yield Rule.CONSTANT_IN_FORMULA, token.text
        elif token.kind is TokenKind.FUNCTION:
            yield from _of_function(token.function)
        elif token.kind is TokenKind.ERROR and cell.content is not Content.ERROR:
            yield Rule.ERROR_VALUE, token.text
        elif _leads_elsewhere(token):
            yield Rule.EXTERNAL_LINK, cell.formula
        elif token.kind is TokenKind.OPERATOR and token.text in "{#@":
            yield Rule.ARRAY_FORMULA, cell.formula


def _of_function(name: str) -> Iterator[tuple[Rule, str]]:
    if name in _VOLATILE:
        yield Rule.VOLATILE_FUNCTION, name
    if name in _FROM_ELSEWHERE:
        yield Rule.EXTERNAL_LINK, name
    if name in _AFTER_2016:
        yield Rule.NEW_FUNCTION, name


def _is_allowed(token: Token) -> bool:
    """Tell whether a number may stand in a formula."""
    is_mode = bool(token.inside) and token.inside[-1] in _MODES
    return is_mode or float(token.text) in _NEUTRAL


def _leads_elsewhere(token: Token) -> bool:
    """Tell whether a token names a file or another program; no name of a sheet has a bracket."""
    if token.kind is TokenKind.OPERATOR:
        return token.text == "|"
    is_reference = token.kind in (TokenKind.CELL, TokenKind.NAME)
    return token.kind is TokenKind.LINK or (is_reference and "[" in token.text)


def _length(sheet: AuditedSheet, cell: AuditedCell, tokens: tuple[Token, ...]) -> Iterator[Finding]:
    parts = sum(token.kind in _OPERANDS for token in tokens)
    levels = max((len(token.inside) for token in tokens), default=0)
    for count, limit in ((parts, MOST_PARTS), (levels, MOST_LEVELS)):
        if count > limit:
            facts = {"count": str(count), "limit": str(limit)}
            yield Finding(Rule.LONG_FORMULA, sheet.name, cell.address, facts)
            return


def _finding(rule: Rule, sheet: AuditedSheet, cell: AuditedCell, found: str) -> Finding:
    return Finding(rule, sheet.name, cell.address, {"found": found})
