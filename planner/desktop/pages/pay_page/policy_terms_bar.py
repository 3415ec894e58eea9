"""What pay policies start from: the reference place, the tiers and the share of a blend."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.calculators.offers.pay_policies import reference_place
from planner.desktop.fonts import FontRole
from planner.desktop.labels import Label
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.policy_reading import read_share, read_tiers, tiers_text
from planner.desktop.widgets.add_by_name import AddByName
from planner.desktop.widgets.committed_field import CommittedField
from planner.localization.countries import country_code
from planner.localization.formatting import Formatter
from planner.localization.input_errors import place_label
from planner.localization.messages import _
from planner.localization.problems import error_sentence, has_sentence
from planner.market.place_search import find_place, search_places
from planner.market.snapshot import Snapshot
from planner.plan.edits import change_pay_policy
from planner.plan.model import Plan
from planner.quantities.identifiers import PlaceId

_HEIGHT = 44
_TIERS_WIDTH, _SHARE_WIDTH = 180, 64

Change = Callable[[Callable[[Plan], Plan], str], str | None]
"""Makes an edit under a name, or returns why it cannot be."""


class PolicyTermsBar(QWidget):
    """Edits the terms of the plan's policy.

    Args:
        change: Makes the edits.
    """

    def __init__(
        self, session: PlanSession, theme: Theme, formatter: Formatter, change: Change
    ) -> None:
        super().__init__()
        self._session = session
        self._formatter = formatter
        self._change = change
        self.setFixedHeight(_HEIGHT)
        self.place = Label(theme, FontRole.NAME, "t1")
        self.reference = AddByName(theme, _("Another reference place"), self._search, self)
        self.reference.chosen.connect(self._on_named)
        self.tiers = CommittedField(theme, "tier_factors", self._take_tiers)
        self.tiers.setFixedWidth(_TIERS_WIDTH)
        self.tiers.setAccessibleName(_("Tiers"))
        self.tiers.setToolTip(_("Shares of the reference pay, the first tier first"))
        self.share = CommittedField(theme, "blend_share", self._take_share)
        self.share.setFixedWidth(_SHARE_WIDTH)
        self.share.setAccessibleName(_("Share of the reference in a blend"))
        self._lay_out(theme)

    def show_policy(self, plan: Plan, market: Snapshot) -> None:
        """Show the terms of a plan's policy."""
        place = market.places.get(reference_place(plan.pay_policy, plan))
        self.place.setText(place_label(place) if place is not None else "—")
        self.tiers.show_text(tiers_text(plan.pay_policy.tier_factors, self._formatter))
        self.share.show_text(self._formatter.percent(plan.pay_policy.blend_share))

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(Label(theme, FontRole.BUTTON, "t2", _("Reference"), self))
        row.addWidget(self.place)
        row.addWidget(self.reference)
        row.addSpacing(12)
        row.addWidget(Label(theme, FontRole.BUTTON, "t2", _("Tiers"), self))
        row.addWidget(self.tiers)
        row.addSpacing(12)
        row.addWidget(Label(theme, FontRole.BUTTON, "t2", _("Reference in a blend"), self))
        row.addWidget(self.share)
        row.addStretch()

    def _search(self, text: str) -> Sequence[str]:
        return [place_label(place) for place in search_places(self._session.market.places, text)]

    def _on_named(self, name: str) -> None:
        try:
            place = find_place(self._session.market.places, name, country_code)
        except Exception as error:
            if not has_sentence(error):
                raise
            self.reference.refuse(error_sentence(error, self._formatter))
            return
        reason = self._set_reference(place.id)
        if reason is None:
            self.reference.clear()
        else:
            self.reference.refuse(reason)

    def _set_reference(self, place_id: PlaceId) -> str | None:
        def edit(plan: Plan) -> Plan:
            return change_pay_policy(plan, reference_id=place_id)

        return self._change(edit, _("Change reference place of the pay policy"))

    def _take_tiers(self, _key: str, text: str) -> str | None:
        def edit(plan: Plan) -> Plan:
            return change_pay_policy(plan, tier_factors=read_tiers(text, self._formatter))

        return self._change(edit, _("Change tiers of the pay policy"))

    def _take_share(self, _key: str, text: str) -> str | None:
        def edit(plan: Plan) -> Plan:
            share: Decimal = read_share(text, self._formatter)
            return change_pay_policy(plan, blend_share=share)

        return self._change(edit, _("Change blend of the pay policy"))
