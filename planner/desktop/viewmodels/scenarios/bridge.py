"""How the cost of the base becomes that of a scenario, change by change, as a waterfall."""

from decimal import ROUND_HALF_UP, Decimal

from planner.calculators.scenario_comparison.compared import Waterfall, WaterfallStep
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.desktop.viewmodels.scenarios.chart_views import WaterfallBar, WaterfallView
from planner.desktop.viewmodels.scenarios.differences import signed_headline
from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.running_text import as_typed, listed
from planner.quantities.identifiers import CurrencyCode

MOST_STEPS = 7
"""More of them cannot be told apart; the smallest are charted together, the table has all."""


class BridgeBuilder:
    """Makes the waterfall from the base to a scenario.

    Args:
        texts: Says changes.
        currency: The reporting currency.
        formatter: Writes the amounts.
    """

    def __init__(self, texts: ChangeTexts, currency: CurrencyCode, formatter: Formatter) -> None:
        self._texts = texts
        self._currency = currency
        self._formatter = formatter

    def view(self, waterfall: Waterfall, end_name: str) -> WaterfallView:
        """Return the waterfall.

        Args:
            waterfall: Base, steps and end.
            end_name: What the end is called.
        """
        moving = tuple(step for step in waterfall.steps if step.amount)
        largest = sorted(moving, key=lambda step: -abs(step.amount))[:MOST_STEPS]
        charted = [self._step(step) for step in moving if step in largest]
        if len(moving) > len(largest):
            charted.append(self._rest(waterfall, largest))
        start = self._sum(_("Base"), waterfall.start)
        end = self._sum(end_name, waterfall.end)
        told = tuple(self._step(step) for step in waterfall.steps)
        return WaterfallView(
            name=_("From the base"),
            bars=(start, *charted, end),
            currency=self._currency,
            summary=self._summary(waterfall, end_name),
            figures=self._figures((start, *told, end)),
        )

    def _step(self, step: WaterfallStep) -> WaterfallBar:
        said = [self._texts.said(change) for change in step.changes]
        name = said[0].thing if said else _("Other")
        what = listed((each.values for each in said), with_commas=True)
        text = signed_headline(step.amount, self._currency, self._formatter)
        words = _("{thing}: {amount} ({changes})").format(thing=name, amount=text, changes=what)
        return WaterfallBar(name=name, detail=what, amount=step.amount, text=text, words=words)

    def _rest(self, waterfall: Waterfall, largest: list[WaterfallStep]) -> WaterfallBar:
        rest = [step for step in waterfall.steps if step.amount and step not in largest]
        amount = sum((step.amount for step in rest), Decimal(0))
        name = ngettext("{count} other change", "{count} other changes", len(rest)).format(
            count=self._formatter.integer(len(rest))
        )
        text = signed_headline(amount, self._currency, self._formatter)
        words = _("{thing}: {amount}").format(thing=name, amount=text)
        detail = _("see the table")
        return WaterfallBar(name=name, detail=detail, amount=amount, text=text, words=words)

    def _sum(self, name: str, amount: Decimal) -> WaterfallBar:
        text = self._formatter.headline_money(amount, self._currency)
        words = _("{name}: {amount}").format(name=as_typed(name), amount=text)
        return WaterfallBar(
            name=name, detail="", amount=amount, text=text, words=words, is_sum=True
        )

    def _summary(self, waterfall: Waterfall, end_name: str) -> str:
        difference = waterfall.end - waterfall.start
        if not difference:
            return _("{scenario} costs the same as the base over the whole plan.").format(
                scenario=as_typed(end_name)
            )
        template = (
            _("{scenario} costs {amount} more than the base over the whole plan.")
            if difference > 0
            else _("{scenario} costs {amount} less than the base over the whole plan.")
        )
        amount = self._formatter.headline_money(abs(difference), self._currency)
        return template.format(scenario=as_typed(end_name), amount=amount)

    def _figures(self, bars: tuple[WaterfallBar, ...]) -> Figures:
        cells = tuple((self._exact(bar), bar.detail) for bar in bars)
        return Figures((_("Cost"), _("Changes")), tuple(bar.name for bar in bars), cells)

    def _exact(self, bar: WaterfallBar) -> str:
        digits = 0 if bar.amount == bar.amount.to_integral_value(ROUND_HALF_UP) else 2
        if bar.is_sum:
            return self._formatter.money(bar.amount, self._currency, digits)
        return self._formatter.signed_money(bar.amount, self._currency, digits)
