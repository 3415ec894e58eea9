"""What of the levers somebody observed and what is a judgment, as a text to read."""

from collections.abc import Iterator
from decimal import Decimal

from planner.desktop.viewmodels.data_document import Block, Heading, Paragraph, Span, TextTable
from planner.localization.formatting import Formatter
from planner.localization.lever_evidence_texts import evidence_paragraphs, evidence_title
from planner.localization.lever_terms import (
    effect_text,
    evidence_name,
    lever_quantity_name,
    strength_text,
)
from planner.localization.messages import _
from planner.localization.place_choice_terms import lever_name
from planner.localization.running_text import as_typed
from planner.market.lever import (
    EffectKind,
    LeverDefault,
    LeverFigure,
    LeverKind,
    LeverQuantity,
    LeverTerm,
)
from planner.market.snapshot import Snapshot

_ORDER: tuple[LeverQuantity, ...] = (
    LeverTerm.STRENGTH,
    *EffectKind,
    *(term for term in LeverTerm if term is not LeverTerm.STRENGTH),
)


def assumptions_document(market: Snapshot, formatter: Formatter) -> tuple[Block, ...]:
    """Return the text: what the words mean, then lever by lever every published figure."""
    return (
        Heading(1, evidence_title()),
        *map(_paragraph, evidence_paragraphs()),
        *_levers(market, formatter),
    )


def _levers(market: Snapshot, formatter: Formatter) -> Iterator[Block]:
    header = (
        _("What it moves"),
        _("low"),
        _("likely"),
        _("high"),
        _("Rests on"),
        _("Grade"),
        _("Why"),
    )
    for kind in LeverKind:
        default = market.levers.get(kind)
        if default is None or not default.figures:
            continue
        yield Heading(2, lever_name(kind))
        rows = tuple(
            _row(quantity, figure, default, formatter)
            for quantity in _ORDER
            if (figure := default.figures.get(quantity)) is not None
        )
        yield TextTable(header, rows, frozenset({1, 2, 3}))
    used = {
        figure.provenance.source_id
        for default in market.levers.values()
        for figure in default.figures.values()
    }
    sources = [market.sources[each] for each in sorted(used) if each in market.sources]
    if sources:
        yield Heading(2, _("Sources"))
    for source in sources:
        text = _("{title}, {publisher}").format(
            title=as_typed(source.title), publisher=as_typed(source.publisher)
        )
        caveats = f" {as_typed(source.caveats)}" if source.caveats else ""
        yield Paragraph((Span(text, is_strong=True), Span(caveats)), is_item=True)


def _row(
    quantity: LeverQuantity, figure: LeverFigure, default: LeverDefault, formatter: Formatter
) -> tuple[str, ...]:
    values = tuple(_text(quantity, value, default, formatter) for value in figure.range)
    return (
        lever_quantity_name(quantity),
        *values,
        evidence_name(is_evidence=figure.is_evidence),
        figure.provenance.grade.value,
        as_typed(figure.note),
    )


def _text(
    quantity: LeverQuantity, value: Decimal, default: LeverDefault, formatter: Formatter
) -> str:
    if isinstance(quantity, EffectKind):
        return effect_text(quantity, value, formatter)
    if quantity is LeverTerm.STRENGTH:
        return strength_text(value, default.figures[quantity], formatter)
    return formatter.rate(value.normalize())


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))
