"""Own figures in answers, in sentences for people."""

from collections.abc import Sequence

from planner.calculators.own_figures import OwnFigure
from planner.cli.text_table import laid_out
from planner.localization.figure_names import own_figure_name
from planner.localization.figure_values import figure_summary, figure_values_text
from planner.localization.formatting import Formatter
from planner.localization.messages import _
from planner.market.snapshot import Snapshot


def own_figure_note(figure: OwnFigure, market: Snapshot, shown: Formatter) -> str:
    """Say the own and the published value of a figure, who gave it, when and why."""
    own, published = (
        figure_values_text(figure.subject, values, market, shown)
        for values in (figure.values, figure.published)
    )
    if figure.reason is None:
        return _("own figure {own}, published {published}").format(own=own, published=published)
    return _("own figure {own}, published {published}; {reason}").format(
        own=own, published=published, reason=reason_text(figure, shown)
    )


def reason_text(figure: OwnFigure, shown: Formatter) -> str:
    """Say who gave a figure, when and why; empty where nobody said so."""
    reason = figure.reason
    if reason is None:
        return ""
    day = shown.date_short(reason.day)
    if reason.why:
        return _("{author}, {day}: {why}").format(author=reason.author, day=day, why=reason.why)
    return _("{author}, {day}").format(author=reason.author, day=day)


def review_sentence(figure: OwnFigure, market: Snapshot, shown: Formatter) -> str:
    """Say how the published figure beneath an own one moved, and what to do about it."""
    name = own_figure_name(figure.subject, market)
    then, now, own = (
        figure_values_text(figure.subject, values, market, shown)
        for values in (figure.originals, figure.published, figure.values)
    )
    day = shown.date_short(figure.reason.day) if figure.reason is not None else ""
    return _(
        "{figure}: the published figure moved since {day}, then {then}, now {now}. Your own is "
        "{own}: enter a new one, confirm it, or go back to the published one."
    ).format(figure=name, day=day, then=then, now=now, own=own)


def own_figures_text(figures: Sequence[OwnFigure], market: Snapshot, shown: Formatter) -> str:
    """Lay own figures out for a terminal; of a range the middle with its ends."""
    rows = [(_("Own figures"), _("Own"), _("Published"), _("By, on, why"))]
    rows += [
        (
            own_figure_name(figure.subject, market),
            figure_summary(figure.subject, figure.values, market, shown),
            figure_summary(figure.subject, figure.published, market, shown),
            reason_text(figure, shown),
        )
        for figure in figures
    ]
    return laid_out(rows)
