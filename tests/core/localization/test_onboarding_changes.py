"""Changes of onboarding in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from planner.localization.change_texts import ChangeTexts
from planner.localization.formatting import Formatter
from planner.localization.messages import speaking
from planner.market.lead_time import LeadTimeKind
from planner.market.loader import load_snapshot
from planner.market.snapshot import Snapshot
from planner.plan.changes import differences
from planner.plan.edits import change_seat
from planner.plan.edits.onboarding_edits import (
    change_onboarding_rules,
    change_tasks,
    save_template,
    set_contact,
    set_lead_days,
)
from planner.plan.model import Plan
from planner.plan.onboarding import (
    Contact,
    LeadTimeKey,
    Leave,
    OnboardingRules,
    TaskKey,
    TaskOwner,
    TaskStatus,
)
from planner.plan.posting import NO_POSTING, Posting
from planner.plan.samples import load_sample
from planner.plan.shipped_templates import GENERAL_ID, shipped_templates
from planner.quantities.identifiers import CountryCode, PlaceId, SeatId, TaskId, TemplateId

HIRE = SeatId("P-01")
MEMBER = SeatId("M-01")


@cache
def market() -> Snapshot:
    return load_snapshot()


@cache
def plan() -> Plan:
    """Return the sample as it would be without anything of onboarding."""
    sample = load_sample("cloud-provider")
    bare: dict[str, Any] = {
        "candidate": "",
        "buddy_id": None,
        "mentor_id": None,
        "template_id": None,
        "leave": (),
    }
    return replace(
        sample,
        positions=tuple(replace(each, **bare, posting=NO_POSTING) for each in sample.positions),
        onboarding_templates={},
        onboarding_tasks={},
        onboarding_contacts={},
        lead_days={},
        onboarding_rules=OnboardingRules(),
    )


def said(after: Plan) -> str:
    with speaking("en"):
        texts = ChangeTexts(plan(), after, market(), Formatter("en"))
        (sentence,) = (texts.said(change).sentence for change in differences(plan(), after))
    return sentence


def mine(plan: Plan) -> Plan:
    template = shipped_templates()[GENERAL_ID]
    return save_template(plan, replace(template, id=TemplateId("mine"), name="Mine"))


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (mine, "Onboarding template “Mine”: added: 47 tasks"),
        (
            lambda p: change_tasks(
                p,
                [TaskKey(HIRE, TaskId("sign-in"))],
                status=TaskStatus.DONE,
                done_on=date(2027, 2, 2),
            ),
            "turn on disk encryption and the second factor”: added: Done, done on 2 Feb 27",
        ),
        (
            lambda p: set_contact(
                p, TaskOwner.IT, Contact(name="Desk", place_id=PlaceId("de-berlin"))
            ),
            "Onboarding contact: IT: added: Desk, Berlin",
        ),
        (
            lambda p: set_lead_days(p, LeadTimeKey(LeadTimeKind.EQUIPMENT, CountryCode("IN")), 25),
            "Lead time in India: Equipment and customs: added: 25",
        ),
        (
            lambda p: set_lead_days(p, LeadTimeKey(LeadTimeKind.CONTRACT), 4),
            "Lead time: Contract: added: 4",
        ),
        (
            lambda p: change_onboarding_rules(p, ramp_up_weeks=26, mentor_hours_limit=Decimal(10)),
            "rules of onboarding as from the start → most mentor hours a week 10, ramp-up weeks 26",
        ),
        (
            lambda p: change_seat(p, HIRE, leave=(Leave(date(2027, 3, 1), date(2027, 3, 5)),)),
            "leave none → 1 Mar 27 – 5 Mar 27",
        ),
        (
            lambda p: change_seat(p, HIRE, mentor_id=MEMBER),
            f"mentor none → {load_sample('cloud-provider').members[0].name}",
        ),
        (
            lambda p: change_seat(p, HIRE, template_id=TemplateId("gpu-operations-on-call")),
            "onboarding template none → GPU operations, on call",
        ),
        (
            lambda p: change_seat(p, HIRE, is_new_to_domain=True),
            "new to the domain no → yes",
        ),
        (lambda p: change_seat(p, HIRE, candidate="Anita Rao"), "candidate none → Anita Rao"),
        (
            lambda p: change_seat(p, HIRE, posting=Posting(title="Engineer")),
            "posting none → 1 part of its own",
        ),
    ],
)
def test_that_a_change_of_onboarding_is_said(change: Callable[[Plan], Plan], wanted: str) -> None:
    assert said(change(plan())).endswith(wanted)
