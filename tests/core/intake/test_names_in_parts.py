"""First and last names in columns of their own are one name."""

import pytest

from planner.intake.columns.seat_fields import SeatField
from planner.market.snapshot import Snapshot
from planner.plan.model import Plan
from tests.core.intake.imports import columns, drafted, imported


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("First name | Last name", "Jörg | Müller", "Jörg Müller"),
        ("Last name | First name", "Müller | Jörg", "Jörg Müller"),
        ("Name | Vorname", "Müller | Jörg", "Jörg Müller"),
        ("Prénom | Nom", "Zoé | Le Goff", "Zoé Le Goff"),
        ("Nombre | Apellidos", "Ana | Núñez García", "Ana Núñez García"),
        ("Nome | Sobrenome", "João | da Silva", "João da Silva"),
        ("姓 | 名", "高橋 | 健", "高橋 健"),
        ("名 | 姓", "健 | 高橋", "高橋 健"),
        ("الاسم الأول | اسم العائلة", "محمد | علي", "محمد علي"),
        ("First name | Last name", "Cher |", "Cher"),
        ("First name | Last name", "| Sukarno", "Sukarno"),
        ("Last name | Team", "Sukarno | GPU", "Sukarno"),
        ("Full name | First name | Last name", "Jo Ann Day | Jo | Day", "Jo Ann Day"),
    ],
)
def test_that_parts_of_a_name_are_read_as_the_whole_of_it(
    plan: Plan, market: Snapshot, headings: str, cells: str, name: str
) -> None:
    text = f"{headings} | Title | City\n{cells} | SRE | Berlin"
    members = imported(text, plan, market).members
    assert [member.name for member in members[len(plan.members) :]] == [name]


def test_that_a_chosen_part_joins_the_name(plan: Plan, market: Snapshot) -> None:
    draft = drafted("Title | City | a | b\nSRE | Berlin | Jo | Day", plan, market)
    layout = draft.layout.choosing(2, SeatField.GIVEN_NAME).choosing(3, SeatField.FAMILY_NAME)
    assert [column.field for column in layout.columns[2:]] == [
        SeatField.NAME,
        SeatField.FAMILY_NAME,
    ]


def test_that_open_seats_with_parts_of_names_stay_open(plan: Plan, market: Snapshot) -> None:
    text = (
        "First name | Last name | Title | City | Status\n"
        "| | SRE | Berlin | Open\nOpen | | SRE | Berlin | Open"
    )
    draft = drafted(text, plan, market)
    assert columns(draft)[:2] == ["name", "family_name"]
    after = imported(text, plan, market)
    assert after.members == plan.members
    assert len(after.positions) == len(plan.positions) + 2
