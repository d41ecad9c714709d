"""A state machine over the conversation: valid answers, odd ones, stale taps and restarts.

Runs start from anywhere in a usual beginning, so that what comes late is reached too. The
invariants are what a person would notice: nothing said is lost, every card says what can
be done, an old button changes nothing, a change comes back to where it was asked for.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot import paths
from bot.guides.load import load_world
from bot.talk import agenda
from bot.talk import machine as talk
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Said, Sent, Tapped, Unreadable
from bot.talk.replies import Button, Card, Erase, Reply
from bot.talk.session import Session, dump, load

WORLD = load_world(paths.data_folder(), paths.templates_folder())

# Lines that are a valid answer to some question, by the question's words.
LINES = {
    "role": ["Scale AI", "Acme"],
    "offer.company": ["Acme"],
    "region": ["San Francisco", "NYC", "Berlin", "Nowhere"],
    "currency": ["EUR", "usd"],
    "level": ["Google L5", "E4", "L5", "staff", "not sure"],
    "offer.base": ["215,000", "$230k", "215", "260k"],
    "offer.equity": ["300k over 4", "300k", "75k a year", "not sure", "560k over 4", "90k over 3"],
    "rival.company": ["OpenAI", "Google"],
    "rival.base": ["250k", "290k", "not sure"],
    "rival.equity": ["480k over 4", "not sure"],
    "rival.expected": ["4 December"],
    "walk_away.base": ["220k", "260k"],
    "walk_away.equity": ["420k over 4"],
    "target.base": ["98k", "120k"],
    "target.equity": ["80k over 4"],
    "sign_on": ["25k", "none"],
    "bonus": ["15% target", "up to 20%", "20k guaranteed"],
    "vesting": ["not sure"],
    "deadline": ["4 December", "2026-12-04"],
    "job.base": ["190k", "€90k"],
    "job.equity": ["not sure"],
    "job.unvested": ["90k"],
    "job.coming_bonus": ["30k"],
    "posted.low": ["180k"],
    "posted.high": ["230k"],
    "scope_level": ["staff", "Google L6"],
    "haircut": ["40"],
}
# A usual beginning; runs start from anywhere in it.
OPENING = (
    "/start", "Scale AI", "San Francisco", "Google L5", "215,000", "300k over 4",
    "Sharpen it (11 questions)", "Yes, add one", "OpenAI", "In writing", "290k", "480k over 4",
)  # fmt: skip
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BUTTONS_ONLY = ("rivals", "rival.status", "rival.market", "walk_away", "base_choice", "stage",
                "round", "reply", "tone", "priority", "job.market")  # fmt: skip
COMMANDS = ("start", "help", "offer", "summary", "plan", "why", "privacy", "cancel", "nonsense")


class Chat(RuleBasedStateMachine):
    """One person who does everything that can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session()
        self.card: Card | None = None
        self.old: list[Tapped] = []
        self.replies: tuple[Reply, ...] = ()

    # --- what a person does ---------------------------------------------------------

    @initialize(depth=st.sampled_from([1, 2, 3, 4, 6, 7, 8, 9, 10, 12]))
    def begin(self, depth: int) -> None:
        for line in OPENING[:depth]:
            self.do(Command(line[1:]) if line.startswith("/") else Said(line))

    def do(self, event: Event) -> None:
        before = self.session
        self.session, self.replies = talk.advance(before, event, WORLD, moment=NOON)
        cards = [reply for reply in self.replies if isinstance(reply, Card)]
        if isinstance(self.replies[-1], Erase):
            assert self.session == Session() and len(self.replies) == 1
            return
        assert len(cards) == 1 and self.replies[-1] is cards[0], "exactly one card, and it is last"
        assert self.session.revision == before.revision + 1
        if self.card is not None:
            self.old = [
                *self.old[-20:],
                *(Tapped(b.action, self.card.revision) for b in _buttons(self.card)),
            ]
        self.card = cards[0]

    @property
    def question(self) -> str | None:
        """The words of the question on the screen."""
        if self.session.screen.name != "ask" or self.session.pending:
            return None
        asked = agenda.asked(self.session.screen.about)
        return asked.step.words if asked else None

    @precondition(lambda self: self.question is not None)
    @rule(data=st.data())
    def answer_validly(self, data: Any) -> None:
        words = self.question
        assert words is not None
        key = self.session.screen.about
        line = data.draw(st.sampled_from(LINES.get(words, ["a line of my own", "Built 3 of them"])))
        before = self.session
        self.do(Said(line))
        stored = self.session.answers.get(key) != before.answers.get(key)
        same = any(line in str(a) for a in before.answers.get(key, {}).values())
        understood = self.session.pending is not None or self.session.screen != before.screen
        assert stored or same or understood or words in BUTTONS_ONLY

    @rule(data=st.data())
    def tap(self, data: Any) -> None:
        assert self.card is not None
        button = data.draw(st.sampled_from(_safe(self.card)))
        self.do(Tapped(button.action, self.card.revision))
        if button.action.startswith("change:"):
            assert self.session.screen.about == button.action.removeprefix("change:")

    @precondition(lambda self: any(b.action == "skip" for b in _buttons(self.card)))
    @rule()
    def skip(self) -> None:
        key = self.session.screen.about
        self.do(Tapped("skip", self.session.revision))
        assert self.session.answers.get(key), "a skip is an answer"
        assert self.session.screen.about != key, "a skip goes on"

    @rule(data=st.data())
    def tap_an_old_button(self, data: Any) -> None:
        if not self.old:
            return
        before = self.session
        self.do(data.draw(st.sampled_from(self.old)))
        assert _unmoved(before, self.session), "an old button changed something"
        assert self.card is not None and "older card" in self.card.html

    @rule(name=st.sampled_from(COMMANDS))
    def command(self, name: str) -> None:
        before = self.session
        self.do(Command(name))
        assert self.session.answers == before.answers

    @rule(kind=st.sampled_from(list(Unreadable)))
    def send_something_else(self, kind: Unreadable) -> None:
        before = self.session
        self.do(Sent(kind))
        assert _unmoved(before, self.session)

    @rule(
        text=st.text(max_size=60) | st.sampled_from(["{{7*7}}", "<b>x", "9" * 300, "back", "help"])
    )
    def say_anything(self, text: str) -> None:
        before = self.session
        self.do(Said(text))
        assert _kept(before, self.session)

    @rule()
    def back(self) -> None:
        before = self.session
        self.do(Tapped("back", self.session.revision))
        assert self.session.answers == before.answers

    @precondition(lambda self: bool(SessionDesk(self.session, WORLD).ready))
    @rule(key=st.sampled_from(["offer:1/base", "person/region", "person/level", "offer:1/equity"]))
    def change_from_the_summary(self, key: str) -> None:
        self.do(Command("summary"))
        self.do(Tapped(f"change:{key}", self.session.revision))
        assert self.session.screen.about == key
        self.do(Tapped("keep", self.session.revision))
        assert self.session.screen.name == "summary", "a change comes straight back"

    @precondition(lambda self: bool(SessionDesk(self.session, WORLD).rivals))
    @rule()
    def a_rival_becomes_firmer(self) -> None:
        """What an answer makes due is asked at once, not left open."""
        number = SessionDesk(self.session, WORLD).rivals[0]
        for status in ("Still in process", "Verbal"):
            self.do(Command("summary"))
            self.do(Tapped(f"go:rival/{number}", self.session.revision))
            self.do(Tapped(f"change:rival:{number}/status", self.session.revision))
            self.do(Said(status))
        desk = SessionDesk(self.session, WORLD)
        if desk.ready and desk.applied(f"rival:{number}/base") is None:
            assert self.session.screen.about == f"rival:{number}/base"

    @precondition(lambda self: bool(SessionDesk(self.session, WORLD).ready))
    @rule(place=st.sampled_from(["Berlin", "London", "New York"]))
    def move_away_and_back(self, place: str) -> None:
        """What rested on an answer is hidden when it changes, and returns when it changes back."""
        desk = SessionDesk(self.session, WORLD)
        region, facts = desk.text("person/region"), desk.case
        assert region is not None
        home, away = desk.currency("offer:1"), WORLD.region_called(place)
        self._move(place)
        if away is not None and away.currency != home:
            there = SessionDesk(self.session, WORLD).answer("offer:1/base")
            assert there is None or getattr(there, "currency", "") != home
            self._answer_what_is_needed()
        self._move(region)
        assert SessionDesk(self.session, WORLD).case == facts

    @precondition(lambda self: bool(SessionDesk(self.session, WORLD).ready))
    @rule(line=st.sampled_from(["230k", "nonsense", "215"]))
    def what_if(self, line: str) -> None:
        """What is tried out changes no answer until it is kept."""
        before = self.session.answers
        self.do(Command("offer"))
        self.do(Tapped("go:what-if", self.session.revision))
        self.do(Tapped("try:offer:1/base", self.session.revision))
        assert self.session.screen.name == "try"
        self.do(Said(line))
        if self.session.pending:
            self.do(Tapped("read:0", self.session.revision))
        assert self.session.answers == before
        if line == "230k":
            assert self.session.screen.name == "what-if"
            self.do(Tapped("adopt", self.session.revision))
            assert "230000" in str(self.session.answers["offer:1/base"])
            assert not self.session.trial

    def _move(self, place: str) -> None:
        self.do(Command("summary"))
        self.do(Tapped("change:person/region", self.session.revision))
        self.do(Said(place))

    def _answer_what_is_needed(self) -> None:
        answers = {"offer.base": "150,000", "offer.equity": "90k over 4"}
        while not SessionDesk(self.session, WORLD).ready:
            assert self.question is not None
            self.do(Said(answers[self.question]))

    @rule()
    def restart_of_the_program(self) -> None:
        before = self.session
        self.session = load(dump(before))
        assert self.session == before

    # --- what must always hold ------------------------------------------------------

    @invariant()
    def the_card_says_what_can_be_done(self) -> None:
        if self.card is not None:
            assert _buttons(self.card)
            assert self.card.revision == self.session.revision
            assert all(
                len(b.label) <= 40 and len(b.action.encode()) <= 48 for b in _buttons(self.card)
            )

    @invariant()
    def nothing_private_leaves(self) -> None:
        report = SessionDesk(self.session, WORLD).report
        if report is not None and report.drafts.email and report.floor.base:
            floor, ask = report.floor.base, report.ask
            said = {report.offer.base, ask.base if ask else None}
            assert floor in said or f"{floor:,}" not in report.drafts.email.body


def _buttons(card: Card | None) -> list[Button]:
    return [button for row in (card.buttons if card else ()) for button in row]


def _safe(card: Card) -> list[Button]:
    """Buttons that neither erase nor change the language typed here: those have tests of
    their own."""
    apart = ("restart!", "delete!", "language:es")
    return [b for b in _buttons(card) if b.action not in apart]


def _unmoved(before: Session, after: Session) -> bool:
    return after.model_copy(update={"revision": 0}) == before.model_copy(update={"revision": 0})


def _kept(before: Session, after: Session) -> bool:
    """Every question answered before still has an answer in every context."""
    return all(
        set(contexts) <= set(after.answers.get(key, {})) for key, contexts in before.answers.items()
    )


TestChat = Chat.TestCase
TestChat.settings = settings(max_examples=60, stateful_step_count=25)
