"""Round ticks for an axis of amounts that starts at zero."""

from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def axis_ticks(largest: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return round ticks from 0 up to ``largest``, at most ``most`` of them above 0.

    Args:
        largest: The largest amount to show, 0 or more.
        most: How many ticks there is room for, 1 or more.
    """
    if largest <= 0:
        return (Decimal(0),)
    rough = largest / most
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * factor for factor in _STEPS if power * factor >= rough)
    count = int(largest / step)
    return tuple(step * number for number in range(count + 1))
