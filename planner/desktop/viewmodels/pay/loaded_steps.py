"""From base pay to a year fully loaded, step by step, and the engagements beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from planner.calculators.employer_cost import Bound, PricedLine
from planner.calculators.loaded_cost import SeatCost
from planner.calculators.offers.engagement_comparison import EngagementComparison
from planner.desktop.viewmodels.overlap_charts import Figures
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import misclassification_text
from planner.localization.running_text import as_typed, listed
from planner.localization.terms import engagement_name
from planner.market.employer_cost import CostBase
from planner.plan.model import Engagement
from planner.quantities.identifiers import CountryCode, CurrencyCode

_ZERO = Decimal(0)
_HUNDRED = Decimal("1E2")
_EXTRAS = frozenset({CostBase.EXTRA_PERCENT, CostBase.EXTRA_MONTHS, CostBase.EXTRA_DAYS})
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class LoadedStep:
    """A bar of the waterfall.

    Attributes:
        detail: What it consists of, in a few words.
        amount: In the reporting currency.
        text: The amount, with its sign unless it stands on the ground.
        lines: The charges in it, each with its local amount.
        is_sum: Whether it stands on the ground.
    """

    name: str
    detail: str
    amount: Decimal
    text: str
    lines: tuple[tuple[str, str], ...] = ()
    is_sum: bool = False

    @property
    def words(self) -> str:
        """The step and its charges in a sentence."""
        found = [f"{self.name}: {self.text}"]
        found += [
            _("{charge} {amount}").format(charge=as_typed(name), amount=amount)
            for name, amount in self.lines
        ]
        return listed(found, with_commas=True)


@dataclass(frozen=True, slots=True)
class LoadedYear:
    """A first year of one person.

    Attributes:
        steps: Base pay, what is added, and the sum.
        raised: The sum with the pay raised; None where nothing is added.
        raised_text: That sum in words.
        share_text: The sum as a share of base pay.
        caution: What the sum leaves out; empty where it is exact.
    """

    steps: tuple[LoadedStep, ...]
    raised: Decimal | None
    raised_text: str
    share_text: str
    caution: str


@dataclass(frozen=True, slots=True)
class _Money:
    """Writes a cost's local amounts in the reporting currency."""

    cost: SeatCost
    country: CountryCode
    currency: CurrencyCode
    shown: Formatter

    def reporting(self, local: Decimal) -> Decimal:
        return local * self.cost.plan_rate

    def added(self, local: Decimal) -> str:
        amount = self.reporting(local).quantize(_HUNDRED, ROUND_HALF_UP)
        return self.shown.signed_money(amount, self.currency)

    def whole(self, local: Decimal) -> str:
        return self.shown.reporting_rounded(self.reporting(local), self.currency)

    def exact(self, local: Decimal) -> str:
        return self.shown.money(self.reporting(local), self.currency, 0)

    def local(self, local: Decimal) -> str:
        return str(self.shown.local_money(local, self.cost.currency, self.country))


def loaded_year(
    cost: SeatCost,
    raised: SeatCost | None,
    country: CountryCode,
    percentile: str,
    currency: CurrencyCode,
    shown: Formatter,
) -> LoadedYear:
    """Return a first year step by step.

    Args:
        cost: Of the offer.
        raised: Of the offer with what is added to it.
        country: Where.
        percentile: What the offer is of the market, in words.
        currency: The reporting currency.
        shown: Writes the figures.
    """
    money = _Money(cost, country, currency, shown)
    total = cost.annual + cost.one_off
    base = LoadedStep(
        _("Base pay"), percentile, money.reporting(cost.base_pay), money.whole(cost.base_pay),
        is_sum=True,
    )  # fmt: skip
    last = LoadedStep(
        _("Fully loaded"), _("first year"), money.reporting(total), money.whole(total), is_sum=True
    )
    more = None if raised is None else (raised.annual + raised.one_off)
    more_text = "" if more is None else money.whole(more)
    return LoadedYear(
        steps=(base, *_added(cost, money), last),
        raised=None if more is None else money.reporting(more),
        raised_text=more_text,
        share_text=_share_text(total, cost.base_pay, shown),
        caution=_caution(cost),
    )


def loaded_figures(year: LoadedYear) -> Figures:
    """Return the steps and the charges in them as a table."""
    names, cells = [], []
    for step in year.steps:
        names.append(step.name)
        cells.append((step.text, step.detail))
        for charge, amount in step.lines:
            names.append("   " + as_typed(charge))
            cells.append((amount, ""))
    return Figures((_("A year"), _("What it is")), tuple(names), tuple(cells))


def comparison_sentence(
    comparison: EngagementComparison, currency: CurrencyCode, shown: Formatter
) -> str:
    """Say from how many heads on an own entity is cheaper than an employer of record."""
    found = comparison.break_even
    if found is None:
        return _("What an employer pays here is not known, so engagements cannot be compared.")
    if found.heads is None:
        return _("An employer of record is cheaper here for any number of heads.")
    saved = shown.reporting_rounded(found.saved_per_head, currency)
    months = found.months.get(found.heads)
    sentence = ngettext(
        "An own entity saves {saved} a head and year, and pays off from {count} head on.",
        "An own entity saves {saved} a head and year, and pays off from {count} heads on.",
        found.heads,
    ).format(saved=saved, count=shown.integer(found.heads))
    if months is not None:
        after = ngettext(
            "With so many that takes {count} month.",
            "With so many that takes {count} months.",
            months,
        )
        sentence = f"{sentence} {after.format(count=shown.integer(months))}"
    return sentence


def signs_sentence(comparison: EngagementComparison) -> str:
    """Say what would make a contractor look like an employee; empty where nothing does."""
    signs = listed(misclassification_text(each) for each in comparison.signs)
    if not signs:
        return ""
    return _("A contractor may be taken for an employee here: {signs}. Have it reviewed.").format(
        signs=signs
    )


def engagement_amount(
    comparison: EngagementComparison,
    engagement: Engagement,
    currency: CurrencyCode,
    shown: Formatter,
) -> str:
    """Return what a year costs by an engagement; a dash without evidence."""
    found = comparison.costs.get(engagement)
    if found is None:
        return "—"
    return shown.axis_money(found.cost.annual_reporting.quantize(_HUNDRED, ROUND_HALF_UP), currency)


def cost_title(place: str, role: str, engagement: Engagement) -> str:
    """Return what the waterfall shows."""
    return _("Fully loaded cost, {place}: {role}, {engagement}").format(
        place=as_typed(place), role=role, engagement=engagement_name(engagement)
    )


def _added(cost: SeatCost, money: _Money) -> Iterator[LoadedStep]:
    statutory = cost.statutory.lines if cost.statutory is not None else ()
    counted = [each for each in statutory if each.line.in_total and each.amount]
    charges = [each for each in counted if each.line.base not in _EXTRAS]
    extras = [each for each in counted if each.line.base in _EXTRAS]
    found = (
        (_("Social charges"), _named(charges), _sum(charges), _lines(charges, money)),
        (_("Extra pay"), _named(extras), _sum(extras), _lines(extras, money)),
        (_("Benefits"), _of_base(cost.benefits_share, money), cost.benefits, ()),
        (_("Overhead"), _of_base(cost.overhead_share, money), cost.overhead, ()),
        (
            _("Service fee"),
            _("{fee} a month").format(fee=money.exact(cost.monthly_service_fee)),
            cost.service_fee,
            (),
        ),
        (_("Equipment"), _("one-off"), cost.equipment, ()),
        (_("Agency fee"), _("one-off"), cost.agency_fee, ()),
    )
    for name, detail, amount, lines in found:
        if amount:
            yield LoadedStep(name, detail, money.reporting(amount), money.added(amount), lines)


def _of_base(share: Decimal, money: _Money) -> str:
    return _("{share} of base").format(share=money.shown.percent(share, 1))


def _named(lines: Sequence[PricedLine]) -> str:
    largest = sorted(lines, key=lambda each: -each.amount)[:_MOST_NAMED]
    return listed(as_typed(each.line.name) for each in largest)


def _sum(lines: Sequence[PricedLine]) -> Decimal:
    return sum((each.amount for each in lines), _ZERO)


def _lines(lines: Sequence[PricedLine], money: _Money) -> tuple[tuple[str, str], ...]:
    return tuple((each.line.name, money.local(each.amount)) for each in lines)


def _share_text(total: Decimal, base: Decimal, shown: Formatter) -> str:
    if not base:
        return ""
    return _("{share} of base").format(share=shown.percent(total / base))


def _caution(cost: SeatCost) -> str:
    bound = cost.statutory.bound if cost.statutory is not None else Bound.EXACT
    return {
        Bound.EXACT: "",
        Bound.AT_LEAST: _("At least: a charge by law is left out or at its minimum."),
        Bound.AT_MOST: _("At most: the widest base the law allows is charged."),
    }[bound]
