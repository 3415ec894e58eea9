"""What all sections of the settings have in common: title, explanation, tools, what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.desktop.buttons import Button, ButtonKind
from planner.desktop.fonts import FontRole
from planner.desktop.icons import Icons
from planner.desktop.labels import Label
from planner.desktop.session.plan_session import PlanSession
from planner.desktop.theme import Theme
from planner.desktop.viewmodels.cells import Tone
from planner.desktop.widgets.field import Hairline
from planner.desktop.widgets.sentence_list import SentenceList
from planner.localization.formatting import Formatter
from planner.localization.messages import _, ngettext

_MOST_SENTENCES = 6
"""Problems shown of a paste; more would push the table out of sight."""


class Section(QWidget):
    """A section; subclasses add tools and content, and show the present plan.

    Signals:
        message_raised: A sentence about something that could not be done.
        edit_explained: A sentence about an edit that can be taken back.
    """

    message_raised = Signal(str)
    edit_explained = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        formatter: Formatter,
        session: PlanSession,
        title: str,
        explanation: str,
    ) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._icons = icons
        self._formatter = formatter
        self.setAccessibleName(title)
        self.problems = SentenceList(theme, icons, self)
        self.dismiss = Button(theme, icons, kind=ButtonKind.QUIET, icon_name="x", parent=self)
        self.dismiss.setAccessibleName(_("Close the list of what is wrong"))
        self.dismiss.setToolTip(_("Close the list of what is wrong"))
        self.dismiss.clicked.connect(self.hide_problems)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(14, 0, 14, 8)
        self.tools.setSpacing(4)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        heading = QVBoxLayout()
        heading.setContentsMargins(16, 12, 16, 8)
        heading.setSpacing(2)
        heading.addWidget(Label(theme, FontRole.TITLE, "t1", title, self))
        explained = Label(theme, FontRole.BODY, "t2", explanation, self)
        explained.setWordWrap(True)
        heading.addWidget(explained)
        self.content.addLayout(heading)
        self.content.addLayout(self.tools)
        wrong = QHBoxLayout()
        wrong.setContentsMargins(0, 0, 10, 0)
        wrong.addWidget(self.problems, 1)
        wrong.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(wrong)
        self.content.addWidget(Hairline(theme))
        self.hide_problems()

    def show_plan(self) -> None:
        """Show the present plan."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """Return what takes the focus when the section is entered."""
        raise NotImplementedError

    def hide_problems(self) -> None:
        """Take the list of what is wrong away."""
        if self.dismiss.hasFocus():
            self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.problems.hide()
        self.dismiss.hide()

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Say what is wrong with what was pasted; nothing was taken."""
        shown = [(Tone.ERROR, sentence) for sentence in sentences[:_MOST_SENTENCES]]
        more = len(sentences) - len(shown)
        if more > 0:
            text = ngettext("And {count} more.", "And {count} more.", more)
            shown.append((Tone.ERROR, text.format(count=self._formatter.integer(more))))
        shown.append(
            (Tone.WARNING, _("Nothing was pasted. Correct the cells and copy them again."))
        )
        self.problems.show_sentences(shown)
        self.problems.show()
        self.dismiss.show()

    def tool(self, label: str, icon_name: str | None = None, tip: str = "") -> Button:
        """Add a button to the tools."""
        button = Button(self._theme, self._icons, label, icon_name=icon_name, parent=self)
        if tip:
            button.setToolTip(tip)
        self.tools.addWidget(button)
        return button

    def tell(self, sentence: str | None) -> None:
        """Say why something could not be done, if it could not."""
        if sentence is not None:
            self.message_raised.emit(sentence)

    def offer_undo(self) -> None:
        """Name what was just done, beside what takes it back."""
        self.edit_explained.emit(self._session.undo_stack.undoText())

    def done(self, refused: str | None) -> None:
        """Say why something could not be done, or what was, beside what takes it back."""
        if refused is None:
            self.offer_undo()
        else:
            self.message_raised.emit(refused)

    def tell_pasted(self, done: str, problems: Sequence[str]) -> None:
        """Say what became of a paste."""
        if problems:
            self.show_problems(problems)
            return
        self.hide_problems()
        self.edit_explained.emit(done)


def copied_text() -> str:
    """Return what was copied, as text."""
    return QGuiApplication.clipboard().text()
