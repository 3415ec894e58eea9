"""Turns a plan into the bytes of a ``.hplan`` file and back, strictly.

The file is indented JSON in UTF-8 whose keys are the model's attribute names. Amounts, rates and
shares are decimal text; money is split into an amount and a currency beside it; days are
``YYYY-MM-DD``, months ``YYYY-MM``, times ``HH:MM``. Keys with a default in the model may be
missing. A key that the version does not know is kept and written again, unless it looks like a
known one misspelled: a typo is refused, so that it does not silently mean the default.

History of the format:
    1: first version (program 0.1).
    2: overrides of market figures, reasons of plan rates and fees, target percentile, association
        of skills.
    3: breaks, flex, hours of single weekdays and of certain weeks, patterns of teams and places,
        company days; benefits, skills, cost center, notes of every seat; priority, hiring manager
        and buddy of a position, manager of a member; overhead, and equipment, agency fee and
        overhead by country; scenarios, each as its changes of the base.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NoReturn

from planner.plan.document_id import document_id_of_content
from planner.plan.format_fault import Expected, FormatFault, PlanFormatError
from planner.plan.identity_memo import IdentityMemo
from planner.plan.json_values import refuse_repeated
from planner.plan.migrations import MIGRATIONS, Migration, RawPlan, current_version, migrated
from planner.plan.model import Plan
from planner.plan.plan_reading import read_plan
from planner.plan.plan_writing import raw_plan
from planner.plan.unknown_keys import put_back, set_aside

__all__ = [
    "FORMAT_NAME",
    "MAX_BYTES",
    "Expected",
    "FormatFault",
    "PlanFormatError",
    "decode",
    "encode",
    "parsed_json",
]

FORMAT_NAME = "hiring-planner plan"
MAX_BYTES = 64 * 2**20
"""A plan of 5,000 seats takes 3 MB; more than this is not a plan."""

_MAX_NUMBER_LENGTH = 20


def encode(plan: Plan, migrations: Sequence[Migration] = MIGRATIONS) -> bytes:
    """Write a plan as the bytes of a file.

    Raises:
        PlanFormatError: If the plan holds a value outside the bounds of the format.
        ValueError: If it is the plan of a scenario, which only its base can keep.
    """
    if plan.scenario_id is not None:
        raise ValueError("a scenario is kept in its base, not in a file of its own")
    head: RawPlan = {"format": FORMAT_NAME, "version": current_version(migrations)}
    raw = put_back({**head, **raw_plan(plan)}, plan.unknown_keys)
    try:
        return _laid_out(raw, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair, from a broken paste: only an escape can carry it.
        return _laid_out(raw, ensure_ascii=True).encode()


def decode(data: bytes, migrations: Sequence[Migration] = MIGRATIONS) -> Plan:
    """Read a plan from the bytes of a file, of this version or an older one.

    Raises:
        PlanFormatError: If the bytes are no plan, torn, from a newer version, or hold a fault;
            it names what and where.
    """
    raw = parsed_json(data)
    if not isinstance(raw, dict) or raw.pop("format", None) != FORMAT_NAME:
        raise PlanFormatError(FormatFault.NOT_A_PLAN)
    version = _supported(raw.pop("version", None), current_version(migrations))
    known, unknown = set_aside(migrated(raw, version, migrations))
    plan = read_plan(known)
    document_id = plan.document_id or document_id_of_content(data)
    return replace(plan, unknown_keys=unknown, document_id=document_id)


def _supported(version: object, supported: int) -> int:
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlanFormatError(FormatFault.NOT_A_PLAN)
    if version > supported:
        facts = {"version": version, "supported": supported}
        raise PlanFormatError(FormatFault.NEWER_VERSION, facts)
    return version


def parsed_json(data: bytes) -> object:
    """Parse the JSON of a file strictly: no key twice, no number that is not whole.

    Raises:
        PlanFormatError: If the bytes are no such JSON, or torn; it names what and where.
    """
    if len(data) > MAX_BYTES:
        facts = {"bytes": len(data), "limit": MAX_BYTES}
        raise PlanFormatError(FormatFault.TOO_LARGE, facts)
    text = _text(data)
    try:
        parsed: object = json.loads(
            text,
            object_pairs_hook=_object_without_duplicates,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
            parse_int=_bounded_int,
        )
    except json.JSONDecodeError as error:
        raise _not_json(error, text) from None
    except RecursionError:
        raise PlanFormatError(FormatFault.TOO_DEEP) from None
    return parsed


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.end == len(data) and error.reason == "unexpected end of data"
        fault = FormatFault.TORN if is_cut else FormatFault.NOT_TEXT
        raise PlanFormatError(fault) from None


def _not_json(error: json.JSONDecodeError, text: str) -> PlanFormatError:
    # A crash can also leave a file of the right length filled with zero bytes.
    end = len(text.rstrip("\0 \t\r\n"))
    if error.pos >= end or error.msg.startswith("Unterminated string"):
        return PlanFormatError(FormatFault.TORN)
    return PlanFormatError(FormatFault.NOT_JSON, {"line": error.lineno, "column": error.colno})


def _object_without_duplicates(pairs: list[tuple[str, object]]) -> RawPlan:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        refuse_repeated(key for key, _ in pairs)
    return fields


def _bounded_int(digits: str) -> int:
    if len(digits) > _MAX_NUMBER_LENGTH:
        _refuse_number(digits)
    return int(digits)


def _refuse_number(literal: str) -> NoReturn:
    facts = {"expected": Expected.DECIMAL_TEXT.value, "found": literal[:40]}
    raise PlanFormatError(FormatFault.WRONG_TYPE, facts)


def _laid_out(raw: RawPlan, *, ensure_ascii: bool) -> str:
    """Write as ``json.dumps(indent=2)`` would, but with its C encoder for the many flat records."""
    nested = json.JSONEncoder(ensure_ascii=ensure_ascii, indent=2)
    record = _record_writer(ensure_ascii=ensure_ascii)

    def value_text(key: str, value: object) -> str:
        if isinstance(value, list) and value:
            known = None if ensure_ascii else _RECORD_TEXTS.get(key)
            texts = map(record, value) if known is None else known.of(value)
            return "[\n    " + ",\n    ".join(texts) + "\n  ]"
        return nested.encode(value).replace("\n", "\n  ")

    lines = [f"  {nested.encode(key)}: {value_text(key, value)}" for key, value in raw.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _record_writer(*, ensure_ascii: bool) -> Callable[[RawPlan], str]:
    flat = json.JSONEncoder(ensure_ascii=ensure_ascii, separators=(",\n      ", ": "))
    nested = json.JSONEncoder(ensure_ascii=ensure_ascii, indent=2)

    def record(fields: RawPlan) -> str:
        if any(isinstance(value, dict | list) for value in fields.values()):
            return nested.encode(fields).replace("\n", "\n    ")
        return f"{{\n      {flat.encode(fields)[1:-1]}\n    }}"

    return record


_RECORD_TEXTS = {
    key: IdentityMemo(_record_writer(ensure_ascii=False))
    for key in ("members", "positions", "scenarios")
}
"""After one edit only one record's text is new."""
