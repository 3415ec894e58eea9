"""What the engagements are compared by, to be typed over."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.calculators.offers.engagement_comparison import EngagementTerms
from planner.desktop.fonts import FontRole
from planner.desktop.labels import Label
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.pay.engagement_terms import SETUP, UPLIFT, YEARLY, terms_texts
from planner.desktop.widgets.committed_field import CommittedField, Take
from planner.localization.formatting import Formatter
from planner.localization.messages import _

_AMOUNT_WIDTH, _SHARE_WIDTH = 84, 56


class EngagementTermsBar(QWidget):
    """Fields for ``EngagementTerms``.

    Args:
        take: Takes the key of a term and what was typed, or returns why it cannot be.
    """

    def __init__(self, theme: Theme, formatter: Formatter, take: Take) -> None:
        super().__init__()
        self._formatter = formatter
        self.fields: dict[str, CommittedField] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(6)
        for key, name, width in (
            (SETUP, _("Founding an entity"), _AMOUNT_WIDTH),
            (YEARLY, _("Keeping it, a year"), _AMOUNT_WIDTH),
            (UPLIFT, _("Contractors ask more by"), _SHARE_WIDTH),
        ):
            field = CommittedField(theme, key, take)
            field.setAccessibleName(name)
            field.setToolTip(
                _("An assumption of this comparison; leave it empty for the usual one")
            )
            field.setFixedWidth(width)
            self.fields[key] = field
            row.addWidget(Label(theme, FontRole.CAPTION, "t2", name, self))
            row.addWidget(field)
            row.addSpacing(8)
        row.addStretch()

    def show_terms(self, terms: EngagementTerms) -> None:
        """Show other terms."""
        for key, text in terms_texts(terms, self._formatter).items():
            self.fields[key].show_text(text)
