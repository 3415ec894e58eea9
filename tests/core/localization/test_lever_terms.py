from datetime import date
from decimal import Decimal

import pytest

from planner.localization.formatting import Formatter
from planner.localization.lever_terms import (
    effect_text,
    evidence_name,
    lever_quantity_name,
    strength_phrase,
    strength_text,
)
from planner.market.lever import EffectKind, LeverFigure, LeverKind, LeverTerm
from planner.market.provenance import Grade, Provenance
from planner.quantities.identifiers import SourceId


def figure(unit: str) -> LeverFigure:
    return LeverFigure(
        low=Decimal(0),
        likely=Decimal("0.2"),
        high=Decimal(1),
        unit=unit,
        is_evidence=False,
        is_assumption=True,
        note="",
        provenance=Provenance(SourceId("assumptions"), date(2026, 1, 1), Grade.D),
    )


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (EffectKind.TIME_TO_FILL, "0.8", "−20%"),
        (EffectKind.POOL, "1.125", "+12.5%"),
        (EffectKind.ATTRITION, "1", "0%"),
        (EffectKind.START_DELAY_WEEKS, "26", "26"),
        (EffectKind.MENTOR_HOURS_PER_WEEK, "1.50", "1.5"),
    ],
)
def test_that_a_factor_is_told_as_the_change_it_makes(
    kind: EffectKind, value: str, text: str
) -> None:
    assert effect_text(kind, Decimal(value), Formatter("en")) == text


def test_that_a_share_is_told_in_percent_and_a_count_as_it_is() -> None:
    shown = Formatter("en")
    assert strength_text(Decimal("0.2"), figure("share of base pay"), shown) == "20%"
    assert strength_text(Decimal("0.125"), figure("share of base pay"), shown) == "12.5%"
    assert strength_text(Decimal("2.0"), figure("recruiters"), shown) == "2"


def test_that_every_quantity_has_a_name_of_its_own() -> None:
    quantities = (*EffectKind, *LeverTerm)
    assert len({lever_quantity_name(each) for each in quantities}) == len(quantities)


def test_that_what_was_observed_is_told_from_what_is_judged() -> None:
    assert evidence_name(is_evidence=True) == "evidence"
    assert evidence_name(is_evidence=False) == "judgment"


@pytest.mark.parametrize(
    ("kind", "strength", "phrase"),
    [
        (LeverKind.PAY_UPLIFT, "20", "20"),
        (LeverKind.UNIVERSITY, "1", "1 partnership"),
        (LeverKind.UNIVERSITY, "2", "2 partnerships"),
        (LeverKind.CERTIFICATIONS, "2500", "2,500 USD a person a year"),
        (LeverKind.RECRUITERS, "3", "3 more recruiters"),
    ],
)
def test_that_a_strength_says_what_is_counted(kind: LeverKind, strength: str, phrase: str) -> None:
    found = strength_phrase(kind, Decimal(strength), figure("any"), Formatter("en"))
    assert found == phrase
