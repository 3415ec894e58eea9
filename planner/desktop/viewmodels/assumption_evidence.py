"""What stands behind a share of base pay that a plan assumes: nobody but the user."""

from decimal import Decimal

from planner.desktop.viewmodels.evidence import Evidence, OwnFigure
from planner.localization.figure_names import own_figure_name
from planner.localization.figure_values import figure_values_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot
from planner.plan.edits.override_edits import country_figure_name
from planner.plan.model import Plan
from planner.quantities.identifiers import CountryCode


def share_evidence(
    name: str, country: CountryCode, plan: Plan, market: Snapshot, formatter: Formatter
) -> Evidence:
    """Return what stands behind a share that holds in a country, the country's own or the general.

    Args:
        name: ``benefits_share``, ``overhead_share`` or ``agency_fee_share``.
        country: Where the share holds.
        plan: The plan that assumes it.
        market: Where countries are known.
        formatter: Writes the share and the day.
    """
    own: dict[CountryCode, Decimal] = getattr(plan.assumptions, f"{name}_by_country")
    subject, share = name, getattr(plan.assumptions, name)
    if country in own:
        subject, share = country_figure_name(f"{name}_by_country", country), own[country]
    reason = plan.assumption_reasons.get(subject)
    given = OwnFigure("", "", "", "", has_moved=False)
    if reason is not None:
        day = formatter.date_short(reason.day)
        given = OwnFigure("", reason.author, day, reason.why, has_moved=False)
    return Evidence(
        figure=own_figure_name(subject, market),
        value=figure_values_text(subject, (share,), market, formatter),
        method=_(
            "An assumption of this plan: nothing published stands behind it. It is changed in the "
            "plan's settings."
        ),
        own=given,
    )
