"""What all screens are made with: a card from a template, and its buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.rules.plan import Plan
from bot.scripts.report import PlanReport
from bot.talk import agenda
from bot.talk.desk import SessionDesk
from bot.talk.replies import Button, Card
from bot.words import cut_between_words

Row = tuple[Button, ...]
Rows = tuple[Row, ...]
LONGEST_LABEL = 40
_PAIR = 20  # labels up to this length fit side by side on a phone


@dataclass(frozen=True, slots=True)
class Showing:
    """One screen being shown: the desk, what the screen is about, a sentence to say above it."""

    desk: SessionDesk
    about: str
    notice: str

    @property
    def plan(self) -> Plan:
        """The plan; screens that use it are shown only once there is one."""
        assert self.desk.plan is not None  # noqa: S101
        return self.desk.plan

    @property
    def report(self) -> PlanReport:
        """The plan in words; screens that use it are shown only once there is one."""
        assert self.desk.report is not None  # noqa: S101
        return self.desk.report

    def card(self, template: str, *keyboard: Row, **values: object) -> Card:
        """The living card; empty rows of buttons are left out."""
        html = self.desk.press.card(f"cards/{template}.html", notice=self.notice, **values)
        return Card(html, tuple(row for row in keyboard if row), self.desk.session.revision)

    def button(self, phrase: str, action: str, **values: object) -> Button:
        """A button by the name of its words."""
        return labelled(self.desk.phrase(f"button.{phrase}", **values), action)

    def row(self, *names: str) -> Row:
        """A row of buttons that need nothing but their name."""
        return tuple(self.button(name, PLAIN[name]) for name in names)

    def controls(self, *, skips: bool) -> Row:
        """Back, perhaps skip, and help: below every question."""
        return self.row("back", "skip", "help") if skips else self.row("back", "help")

    def sharpen(self) -> Row:
        """The way on to the questions that are left, if any are."""
        count = sum(1 for _ in agenda.due("sharpen", self.desk))
        return (self.button("sharpen", "sharpen", count=count),) if count else ()


# What a button does by its words alone.
PLAIN = {
    "add-rival": "add-rival",
    "adopt": "adopt",
    "answered": "change:person/reply",
    "back": "back",
    "base-guide": "base:guide",
    "call": "go:call",
    "compare": "go:compare",
    "packages": "go:packages",
    "cancel": "cancel",
    "claims": "go:claims",
    "continue": "continue",
    "delete": "go:delete",
    "delete-yes": "delete!",
    "drop": "drop",
    "email": "write",
    "brief": "file:brief",
    "eml": "file:eml",
    "files": "go:files",
    "html": "file:html",
    "private": "file:private",
    "script": "file:script",
    "help": "go:help",
    "language": "go:language",
    "more": "go:more",
    "no": "back",
    "offer": "go:stand",
    "picture": "go:picture/stand",
    "picture-stand": "go:picture/stand",
    "picture-compare": "go:picture/compare",
    "picture-years": "go:picture/years",
    "picture-equity": "go:picture/equity",
    "plan": "go:plan",
    "privacy": "go:privacy",
    "questions": "go:questions",
    "reasons": "go:reasons",
    "restart-yes": "restart!",
    "skip": "skip",
    "sources": "go:sources",
    "stand": "go:stand",
    "start-over": "go:restart",
    "summary": "go:summary",
    "told-drop": "told:drop",
    "told-leave": "told:leave",
    "told-take": "told:take",
    "what-if": "go:what-if",
    "why": "go:why",
    "write": "write",
}


def labelled(label: str, action: str) -> Button:
    """A button whose label is cut to what a button can hold."""
    return Button(cut_between_words(label, LONGEST_LABEL), action)


def paired(buttons: Iterable[Button]) -> Rows:
    """Two a row, but a long label alone."""
    rows: list[Row] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and max(len(rows[-1][0].label), len(button.label)) <= _PAIR:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)
