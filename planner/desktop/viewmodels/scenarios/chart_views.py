"""What the charts of scenarios, levers and chance are painted from: figures with their texts.

Texts are ready to be painted and read out; widgets format nothing but the ticks of their axes.
"""

from dataclasses import dataclass
from decimal import Decimal

from planner.desktop.viewmodels.cells import Tone
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.whisker import WhiskerView
from planner.quantities.identifiers import CurrencyCode
from planner.quantities.month import Month

__all__ = [
    "CostBarView",
    "FanMonth",
    "FanView",
    "NamedText",
    "TornadoBar",
    "TornadoView",
    "WaterfallBar",
    "WaterfallView",
    "WhiskerView",
]


@dataclass(frozen=True, slots=True)
class NamedText:
    """A figure in the tip beside a chart."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FanMonth:
    """A month of a fan.

    Attributes:
        low: P10; None where nothing was drawn yet, and then there is no band.
        middle: P50, or what is expected where nothing was drawn.
        high: P90.
        limit: What should not be passed, such as the budget; None for none.
        before: The same as ``middle`` without what is being tried; None where nothing is.
        lines: What the tip says.
        words: The same in a sentence.
    """

    month: Month
    low: float | None
    middle: float
    high: float | None
    limit: float | None = None
    before: float | None = None
    lines: tuple[NamedText, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FanView:
    """A figure by month with how far chance may move it.

    Attributes:
        name: What is charted, such as cost by month.
        months: In order; none shows nothing.
        currency: Of the amounts; None for heads, which the axis counts.
        limit_text: What stands on the limit's line, such as "Budget $150K"; empty for none.
        middle_text: What the line is: P50, or what is expected.
        band_text: What the band is, such as "P10 – P90"; empty without a band.
        before_text: What the line of ``before`` is; empty for none.
        summary: What the chart comes to.
        figures: The same as a table.
        is_stale: Whether newer figures are being worked out; painted fainter.
    """

    name: str
    months: tuple[FanMonth, ...]
    currency: CurrencyCode | None
    limit_text: str
    middle_text: str
    band_text: str
    before_text: str
    summary: str
    figures: Figures
    is_stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallBar:
    """A bar of a waterfall.

    Attributes:
        name: What it is.
        detail: More of it, in quieter letters; empty for nothing.
        amount: The sum where it stands on the ground, else what it adds; below 0 saves.
        text: The amount, with its sign unless it stands on the ground.
        words: The bar in a sentence.
        is_sum: Whether it stands on the ground: the first and the last.
    """

    name: str
    detail: str
    amount: Decimal
    text: str
    words: str
    is_sum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallView:
    """How one sum becomes another: the first bar, what is added, the last bar.

    The amounts between add up exactly. They may be small beside the sums: then the axis may begin
    above zero, and the bars on the ground show that they are cut.

    Attributes:
        bars: None shows nothing.
        figures: The same as a table.
    """

    name: str
    bars: tuple[WaterfallBar, ...]
    currency: CurrencyCode
    summary: str
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoBar:
    """How far one risk alone moves a figure.

    Attributes:
        low: With this risk at its tenth percentile.
        high: With this risk at its ninetieth percentile.
        low_text: What stands at the low end: the difference from the middle, such as "−$40K".
        high_text: The same at the high end.
        words: The bar in a sentence.
    """

    name: str
    low: float
    high: float
    low_text: str
    high_text: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoView:
    """What drives the spread of a figure, the widest first.

    Attributes:
        bars: None shows nothing.
        middle: Where the upright line stands.
        middle_text: What it is, such as "P50 $1.43M".
        figures: The same as a table.
    """

    name: str
    bars: tuple[TornadoBar, ...]
    middle: float
    middle_text: str
    currency: CurrencyCode
    summary: str
    figures: Figures
    is_stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBarView:
    """What something costs, as a bar from nothing on a scale that rows share.

    Attributes:
        amount: Reporting currency; 0 shows no bar.
        most: Where the scale ends.
        text: What stands below, such as "+$38K".
        tone: ``WARNING`` for what is on, ``QUIET`` for what is off.
    """

    amount: float
    most: float
    text: str
    tone: Tone = Tone.QUIET
