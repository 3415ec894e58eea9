"""What a returned workbook makes of a lever: its switch and what it costs."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from planner.intake.returned.returned_cells import FoundInput
from planner.intake.returned.returned_problem import ReturnedFault
from planner.intake.returned.returned_values import CellFaultError, Value
from planner.plan.levers import LeverSetting

SWITCH, MONTHLY_COST, ONCE_COST = "is_on", "monthly_cost", "once_cost"
"""The parts of a lever that can be changed in the workbook, by the plan's names."""

_NOT_SET = LeverSetting()


def returned_setting(
    setting: LeverSetting | None,
    parts: Mapping[str, FoundInput],
    values: Mapping[str, Value],
    exported: Mapping[str, Value],
) -> LeverSetting | None:
    """Return a lever's setting with a switch and costs; None where it says nothing more.

    A cost that followed the published one, and is as it was, follows it still.

    Args:
        setting: What the plan says of the lever now.
        parts: Its cells.
        values: What they hold.
        exported: What they held when they were exported.

    Raises:
        CellFaultError: If the switch is neither 1 nor 0.
    """
    switch = values[SWITCH]
    if switch is None:
        raise CellFaultError(ReturnedFault.EMPTY)
    if switch not in (0, 1):
        raise CellFaultError(ReturnedFault.OUT_OF_RANGE, found=str(switch))

    def cost(part: str) -> Decimal | None:
        value = values[part]
        if parts[part].exported.follows and value == exported[part]:
            return None
        return value if isinstance(value, Decimal) else None

    found = replace(
        setting or _NOT_SET,
        is_on=bool(switch),
        monthly_cost=cost(MONTHLY_COST),
        once_cost=cost(ONCE_COST),
    )
    return None if found == _NOT_SET else found
