"""Names of the choice of places, of pay policies and of levers."""

from planner.localization.messages import _, pgettext
from planner.plan.levers import LeverKind
from planner.plan.place_choice import PayPolicyKind


def pay_policy_name(kind: PayPolicyKind) -> str:
    """Return a pay policy's name."""
    return {
        PayPolicyKind.MARKET: pgettext("pay policy", "Market of each place"),
        PayPolicyKind.ONE_RATE: pgettext("pay policy", "One rate"),
        PayPolicyKind.TIERS: pgettext("pay policy", "Tiers of places"),
        PayPolicyKind.BLEND: pgettext("pay policy", "Blend of market and one rate"),
    }[kind]


def lever_name(lever: LeverKind) -> str:
    """Return a lever's name."""
    return {
        LeverKind.PAY_UPLIFT: pgettext("lever", "Raise pay"),
        LeverKind.CLEARER_POSTINGS: pgettext("lever", "Clearer job descriptions"),
        LeverKind.TRAIN_ADJACENT: pgettext("lever", "Train adjacent engineers"),
        LeverKind.UNIVERSITY: pgettext("lever", "University partnership"),
        LeverKind.INTERNSHIPS: pgettext("lever", "Internships"),
        LeverKind.CERTIFICATIONS: pgettext("lever", "Certifications and conferences"),
        LeverKind.EMPLOYER_BRAND: pgettext("lever", "Employer brand"),
        LeverKind.FLEXIBLE_HOURS: pgettext("lever", "Flexible hours"),
        LeverKind.RECRUITERS: pgettext("lever", "More recruiters"),
        LeverKind.AGENCY: pgettext("lever", "Recruiting agency"),
        LeverKind.REFERRALS: pgettext("lever", "Referral bonus"),
        LeverKind.EMPLOYER_OF_RECORD: _("Employer of record"),
    }[lever]
