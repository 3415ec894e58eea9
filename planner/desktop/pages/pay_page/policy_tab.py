"""The tab about pay policies: what each would cost, how fair it is, and what it offers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.calculators.offers.pay_policies import PolicyOutcome, compared_policies
from planner.desktop.buttons import Button
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.pages.pay_page.pay_tab import PayTab
from planner.desktop.pages.pay_page.policy_terms_bar import PolicyTermsBar
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.offer_edits import OfferEdits
from planner.desktop.viewmodels.pay.policy_lines import (
    kind_of,
    offer_figures,
    offered_pays,
    policy_figures,
    policy_lines,
    policy_terms,
)
from planner.desktop.viewmodels.setting_edits import SettingEdits
from planner.desktop.widgets.chart_panel import TextLine, table_button
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.figures_table import FiguresModel, FiguresView
from planner.desktop.widgets.policy_rows import HEAD, ROW, PolicyRows
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext
from planner.localization.offer_terms import policy_name
from planner.localization.problems import error_sentence
from planner.plan.edits import PlanEditError, change_pay_policy
from planner.plan.model import Plan

_NAMES_WIDTH = 250


class PolicyTab(PayTab):
    """Compares policies for the session's plan.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self, session: PlanSession, theme: Theme, icons: Icons, formatter: Formatter
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._offers = OfferEdits(session, formatter)
        self._edits = SettingEdits(session, formatter)
        self._outcomes: dict[str, PolicyOutcome] = {}
        self._chosen = ""
        self.tools = QWidget()
        self.toggle = table_button(theme, icons, _("Pay policies"))
        self.terms = PolicyTermsBar(session, theme, formatter, self._change)
        self.rows = PolicyRows(theme)
        self.model = FiguresModel(self)
        self.table = FiguresView(theme, self.model, self.rows.accessibleName())
        self.title_line = TextLine(theme, FontRole.SECTION, "t1")
        self.starts_from = TextLine(theme, FontRole.CAPTION, "t2")
        self.offers_model = FiguresModel(self)
        self.offers = FiguresView(theme, self.offers_model, _("Offers by this policy"))
        self.offers.verticalHeader().setFixedWidth(_NAMES_WIDTH)
        self.use = Button(theme, icons, _("Use this policy"), icon_name="check")
        self.apply = Button(theme, icons, _("Apply"))
        self._lay_out(theme)
        self.toggle.toggled.connect(self._on_toggled)
        self.rows.row_chosen.connect(self._on_chosen)
        self.rows.row_opened.connect(self._on_opened)
        self.use.clicked.connect(self._on_use)
        self.apply.clicked.connect(self._on_apply)

    def title(self) -> str:
        """Return the name in the strip."""
        return _("Pay policy")

    def toolset(self) -> QWidget:
        """Return the tools."""
        return self.tools

    def show_plan(self) -> None:
        """Show the session's plan, keeping the policy looked at."""
        evaluation = self._session.evaluation
        outcomes = compared_policies(evaluation.plan, evaluation.market)
        lines = policy_lines(outcomes, evaluation.plan, self._formatter)
        self._outcomes = {line.key: each for line, each in zip(lines, outcomes, strict=True)}
        if self._chosen not in self._outcomes:
            self._chosen = evaluation.plan.pay_policy.kind.value
        self.rows.show_lines(lines, self._chosen)
        self.model.show_figures(policy_figures(lines))
        self.starts_from.say(policy_terms(evaluation.plan, evaluation.market, self._formatter))
        self.terms.show_policy(evaluation.plan, evaluation.market)
        self._show_offers()

    def begin_anew(self) -> None:
        """Look at the policy the other plan follows."""
        self._chosen = ""

    def focus_content(self) -> QWidget:
        """Return the policies, or their table."""
        return self.table if self.toggle.isChecked() else self.rows

    def focus_regions(self) -> list[QWidget]:
        """Return what F6 goes through."""
        return [self.terms.reference, self.focus_content(), self.use, self.offers]

    def toggle_table(self) -> None:
        """Change between rows and table."""
        self.toggle.toggle()

    def _lay_out(self, theme: Theme) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addStretch()
        tools.addWidget(self.toggle)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.table)
        self._stack.setFixedHeight(HEAD + 5 * ROW)
        above = QHBoxLayout()
        above.setContentsMargins(16, 8, 14, 4)
        above.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title_line)
        words.addWidget(self.starts_from)
        above.addLayout(words, 1)
        above.addWidget(self.use)
        above.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.terms)
        column.addWidget(Hairline(theme))
        column.addWidget(self._stack)
        column.addWidget(Hairline(theme))
        column.addLayout(above)
        column.addWidget(self.offers, 1)

    def _show_offers(self) -> None:
        evaluation, outcome = self._session.evaluation, self._outcomes[self._chosen]
        plan, kind = evaluation.plan, kind_of(self._chosen)
        name = _("Pay as planned") if kind is None else policy_name(kind)
        self.title_line.say(_("Offers: {policy}").format(policy=name))
        self.offers_model.show_figures(
            offer_figures(outcome, plan, evaluation.market, self._formatter)
        )
        self.use.setEnabled(kind is not None and kind is not plan.pay_policy.kind)
        pays = {} if kind is None else offered_pays(outcome, plan)
        count = len(pays)
        label = ngettext("Apply to {count} position", "Apply to {count} positions", count)
        self.apply.set_label(label.format(count=self._formatter.integer(count)))
        self.apply.setEnabled(bool(pays))
        self.apply.setToolTip(
            _("Gives open positions the base pay of this policy, as one step to undo")
        )

    def _change(self, edit: Callable[[Plan], Plan], text: str) -> str | None:
        """Change the plan's policy, or return why that cannot be."""

        def changed() -> Plan:
            return edit(self._session.plan)

        reason = self._edits.attempt(changed, text)
        if reason is None:
            self.edit_explained.emit(text)
        return reason

    def _on_toggled(self, is_table: bool) -> None:  # noqa: FBT001 -- Qt's signal gives it
        self._stack.setCurrentIndex(int(is_table))

    def _on_chosen(self, key: str) -> None:
        self._chosen = key
        self._show_offers()

    def _on_opened(self, key: str, _anchor: object) -> None:
        self._chosen = key
        self._on_use()

    def _on_use(self) -> None:
        kind = kind_of(self._chosen)
        if kind is None or kind is self._session.plan.pay_policy.kind:
            return
        text = _("Change pay policy to {policy}").format(policy=policy_name(kind))

        def use(plan: Plan) -> Plan:
            return change_pay_policy(plan, kind=kind)

        reason = self._change(use, text)
        if reason is not None:
            self.message_raised.emit(reason)

    def _on_apply(self) -> None:
        pays = offered_pays(self._outcomes[self._chosen], self._session.plan)
        if not pays:
            return
        try:
            text = self._offers.set_each(pays)
        except PlanEditError as error:
            self.message_raised.emit(error_sentence(error, self._formatter))
            return
        self.edit_explained.emit(text)
