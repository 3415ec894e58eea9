"""Every user action on a plan: a pure function from a plan to the next one."""

from planner.plan.edits.assumption_edits import (
    COUNTRY_ASSUMPTIONS,
    forget_country_assumptions,
    reset_assumption,
    set_country_assumption,
)
from planner.plan.edits.budget_edits import spread_budget, spread_evenly
from planner.plan.edits.company_day_edits import (
    move_company_day,
    remove_company_days,
    repeat_company_days,
    set_company_days,
)
from planner.plan.edits.edit_fault import EditFault, PlanEditError
from planner.plan.edits.lever_edits import change_hiring, change_lever, set_past_hires
from planner.plan.edits.mentoring_edits import choose_helpers
from planner.plan.edits.money_edits import change_reporting_currency, set_budget, set_plan_rate
from planner.plan.edits.onboarding_edits import (
    change_onboarding_rules,
    change_tasks,
    remove_template,
    save_template,
    set_contact,
    set_lead_days,
)
from planner.plan.edits.override_edits import (
    give_reason,
    override_figures,
    plan_rate_name,
    remove_overrides,
)
from planner.plan.edits.pattern_edits import (
    set_place_pattern,
    set_plan_pattern,
    set_team_pattern,
)
from planner.plan.edits.place_edits import (
    change_fit_weights,
    change_pay_policy,
    shortlist_place,
    unlist_places,
)
from planner.plan.edits.plan_edits import change_assumptions, change_plan, empty_plan, rename_plan
from planner.plan.edits.repairs import repair, repaired_pattern
from planner.plan.edits.scenario_edits import (
    add_scenario,
    add_scenario_plan,
    describe_scenario,
    drop_changes,
    drop_stale_changes,
    next_scenario_id,
    promote_scenario,
    remove_scenario,
    rename_scenario,
)
from planner.plan.edits.seat_edits import (
    add_member,
    add_position,
    add_positions,
    assign_team,
    change_each_seat,
    change_seat,
    change_seats,
    duplicate_positions,
    move_seat,
    new_position,
    next_member_id,
    next_position_id,
    next_position_ids,
    remove_seats,
    reorder_seat,
)
from planner.plan.edits.seat_order import arrange_seats
from planner.plan.edits.staffing_edits import Opening, OpeningTerms, adopt_staffing
from planner.plan.edits.team_edits import (
    add_team,
    change_team,
    next_team_id,
    remove_team,
    reorder_team,
)

__all__ = [
    "COUNTRY_ASSUMPTIONS",
    "EditFault",
    "Opening",
    "OpeningTerms",
    "PlanEditError",
    "add_member",
    "add_position",
    "add_positions",
    "add_scenario",
    "add_scenario_plan",
    "add_team",
    "adopt_staffing",
    "arrange_seats",
    "assign_team",
    "change_assumptions",
    "change_each_seat",
    "change_fit_weights",
    "change_hiring",
    "change_lever",
    "change_onboarding_rules",
    "change_pay_policy",
    "change_plan",
    "change_reporting_currency",
    "change_seat",
    "change_seats",
    "change_tasks",
    "change_team",
    "choose_helpers",
    "describe_scenario",
    "drop_changes",
    "drop_stale_changes",
    "duplicate_positions",
    "empty_plan",
    "forget_country_assumptions",
    "give_reason",
    "move_company_day",
    "move_seat",
    "new_position",
    "next_member_id",
    "next_position_id",
    "next_position_ids",
    "next_scenario_id",
    "next_team_id",
    "override_figures",
    "plan_rate_name",
    "promote_scenario",
    "remove_company_days",
    "remove_overrides",
    "remove_scenario",
    "remove_seats",
    "remove_team",
    "remove_template",
    "rename_plan",
    "rename_scenario",
    "reorder_seat",
    "reorder_team",
    "repair",
    "repaired_pattern",
    "repeat_company_days",
    "reset_assumption",
    "save_template",
    "set_budget",
    "set_company_days",
    "set_contact",
    "set_country_assumption",
    "set_lead_days",
    "set_past_hires",
    "set_place_pattern",
    "set_plan_pattern",
    "set_plan_rate",
    "set_team_pattern",
    "shortlist_place",
    "spread_budget",
    "spread_evenly",
    "unlist_places",
]
