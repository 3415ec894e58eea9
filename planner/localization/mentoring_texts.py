"""Sentences about who helps new hires in, their load, ramp-ups and full weeks of starts."""

from math import ceil

from planner.calculators.onboarding.cohorts import StartShift
from planner.calculators.onboarding.mentoring.balancing import Rebalance
from planner.calculators.onboarding.mentoring.helper_fit import FitPart, HelpKind, Obstacle
from planner.calculators.onboarding.mentoring.load import Overload
from planner.calculators.onboarding.mentoring.proposal import LeftWithout, NoHelperReason
from planner.calculators.onboarding.ramp_up import MentorEffect, RampPartKind, RampUp
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext, pgettext
from planner.localization.running_text import listed
from planner.plan.model import Plan
from planner.quantities.identifiers import SeatId


def help_name(kind: HelpKind) -> str:
    """Return as what somebody helps."""
    return {HelpKind.BUDDY: _("Buddy"), HelpKind.MENTOR: _("Mentor")}[kind]


def fit_part_name(part: FitPart) -> str:
    """Return what a fit is made of."""
    return {
        FitPart.SHARED_HOURS: pgettext("part of a fit", "Shared hours"),
        FitPart.SKILLS: pgettext("part of a fit", "Skills"),
        FitPart.LEVEL: pgettext("part of a fit", "Level"),
        FitPart.TEAM: pgettext("part of a fit", "Team"),
        FitPart.PLACE: pgettext("part of a fit", "Place"),
    }[part]


def obstacle_text(obstacle: Obstacle) -> str:
    """Say in a few words why somebody cannot help a hire."""
    return {
        Obstacle.TAKES_NOBODY: _("takes no hires"),
        Obstacle.TOO_NEW: _("not here long enough"),
        Obstacle.LEAVES: _("leaves in the first 90 days"),
        Obstacle.IS_THEIR_MANAGER: _("is their manager"),
        Obstacle.LITTLE_SHARED_TIME: _("too few shared hours"),
    }[obstacle]


def left_without_sentence(left: LeftWithout, plan: Plan, shown: Formatter) -> str:
    """Say that a hire is left without a buddy or mentor, why, and what to do about it."""
    template = _no_mentor if left.kind is HelpKind.MENTOR else _no_buddy
    best = "" if left.best is None else _member_name(plan, left.best.member_id)
    shared = 0 if left.best is None else left.best.shared.typical
    return template(left.reason).format(
        hire=_hire_name(plan, left.hire_id),
        best=best,
        shared=shown.hours_and_minutes(shared),
        wanted=shown.hours_and_minutes(plan.onboarding_rules.shared_minutes),
    )


def _no_mentor(reason: NoHelperReason) -> str:
    return {
        NoHelperReason.NO_MEMBERS: _(
            "No mentor available for {hire}: the plan has no team members. Add some."
        ),
        NoHelperReason.NOBODY_IN_SERVICE: _(
            "No mentor available for {hire}: all who could are too new, leave soon, take no hires "
            "or are the manager. Start later, or ask for less time in service."
        ),
        NoHelperReason.LITTLE_SHARED_TIME: _(
            "No mentor available for {hire}: {best} shares most, {shared} a day of {wanted} asked "
            "for. Move working hours, or ask for less."
        ),
        NoHelperReason.ONLY_THE_MENTOR: "",
        NoHelperReason.ALL_TAKEN: _(
            "No mentor available for {hire}: all who could have as many hires as they can bear "
            "then. Start later, or let {best} take more."
        ),
    }[reason]


def _no_buddy(reason: NoHelperReason) -> str:
    return {
        NoHelperReason.NO_MEMBERS: _(
            "No buddy available for {hire}: the plan has no team members. Add some."
        ),
        NoHelperReason.NOBODY_IN_SERVICE: _(
            "No buddy available for {hire}: all who could are too new, leave soon, take no hires "
            "or are the manager. Start later, or ask for less time in service."
        ),
        NoHelperReason.LITTLE_SHARED_TIME: _(
            "No buddy available for {hire}: {best} shares most, {shared} a day of {wanted} asked "
            "for. Move working hours, or ask for less."
        ),
        NoHelperReason.ONLY_THE_MENTOR: _(
            "No buddy available for {hire}: {best}, the only one who could, is the mentor. Choose "
            "another mentor, or let both be the same."
        ),
        NoHelperReason.ALL_TAKEN: _(
            "No buddy available for {hire}: all who could have as many hires as they can bear "
            "then. Start later, or let {best} take more."
        ),
    }[reason]


def overload_sentence(overload: Overload, plan: Plan, shown: Formatter) -> str:
    """Say who has more hires, or gives more hours, than they can, and when most."""
    load, peak = overload.load, overload.peak
    facts = {
        "name": _member_name(plan, load.member_id),
        "day": shown.date_short(peak.monday),
        "count": shown.integer(peak.at_once),
        "capacity": shown.integer(load.capacity),
    }
    if load.hours_limit is not None and peak.hours > load.hours_limit:
        facts["hours"] = shown.number(peak.hours, 1)
        facts["limit"] = shown.number(load.hours_limit, 1)
        return ngettext(
            "{name} has {count} starter in the week of {day}: {hours} h of {limit} h a week.",
            "{name} has {count} starters in the week of {day}: {hours} h of {limit} h a week.",
            peak.at_once,
        ).format(**facts)
    return ngettext(
        "{name} has {count} starter in the week of {day}, and room for {capacity}.",
        "{name} has {count} starters in the week of {day}, and room for {capacity}.",
        peak.at_once,
    ).format(**facts)


def rebalance_sentence(found: Rebalance, plan: Plan, shown: Formatter) -> str:
    """Say who has too much to do, and what to do about it."""
    return f"{overload_sentence(found.overload, plan, shown)} {remedy_sentence(found, plan)}"


def remedy_sentence(found: Rebalance, plan: Plan) -> str:
    """Say what to do where somebody has too much to do."""
    if found.hire_id is None or found.fit is None:
        if found.overload.load.kind is HelpKind.BUDDY:
            return _("Nobody else has room then: move a start, or add a buddy.")
        return _("Nobody else has room then: move a start, or add a mentor.")
    return _("Move {hire} to {name}.").format(
        hire=_hire_name(plan, found.hire_id), name=_member_name(plan, found.fit.member_id)
    )


def ramp_sentence(ramp: RampUp, shown: Formatter) -> str:
    """Say how long a ramp-up takes and what it is made of."""
    weeks_of_role = ceil(ramp.parts.get(RampPartKind.ROLE, 0))
    names = {
        RampPartKind.ROLE: ngettext(
            "{weeks} week for the role", "{weeks} weeks for the role", weeks_of_role
        ),
        RampPartKind.NEW_DOMAIN: _("{weeks} for the new domain"),
        RampPartKind.MENTOR: _("{weeks} by the mentor"),
    }
    parts = [
        names[kind].format(weeks=_weeks(float(weeks), shown)) for kind, weeks in ramp.parts.items()
    ]
    if ramp.mentor is MentorEffect.OVERLOADED:
        parts.append(_("the mentor has too much to do to save any"))
    text = ngettext(
        "{count} day to full productivity, on {day}: {parts}",
        "{count} days to full productivity, on {day}: {parts}",
        ramp.days,
    )
    return text.format(
        count=shown.integer(ramp.days), day=shown.date_short(ramp.full_on), parts=listed(parts)
    )


def start_shift_sentence(shift: StartShift, plan: Plan, shown: Formatter) -> str:
    """Say which start to put off, and what is gained."""
    moved = ngettext(
        "Start {hire} {count} working day later, on {day}: {before} starts in that week become "
        "{after}.",
        "Start {hire} {count} working days later, on {day}: {before} starts in that week become "
        "{after}.",
        shift.working_days,
    ).format(
        hire=_hire_name(plan, shift.hire_id),
        count=shown.integer(shift.working_days),
        day=shown.date_short(shift.to_day),
        before=shown.integer(shift.starts_before),
        after=shown.integer(shift.starts_after),
    )
    if not shift.shares_with:
        return moved
    shares = ngettext(
        "Welcome sessions are shared with {count} other start.",
        "Welcome sessions are shared with {count} other starts.",
        shift.shares_with,
    ).format(count=shown.integer(shift.shares_with))
    return f"{moved} {shares}"


def _weeks(weeks: float, shown: Formatter) -> str:
    digits = 0 if weeks == int(weeks) else 1
    return shown.number(weeks, digits)


def _hire_name(plan: Plan, hire_id: SeatId) -> str:
    """Return the candidate, else the ID: within a sentence its status would be in the way."""
    names = (each.candidate for each in plan.positions if each.id == hire_id)
    return next(names, "") or hire_id


def _member_name(plan: Plan, member_id: SeatId) -> str:
    return next((each.name for each in plan.members if each.id == member_id), member_id)
