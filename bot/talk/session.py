"""One person's conversation: their answers and where they are. Stored as JSON, never lost.

An answer is kept under its question and the context it rested on. When the context
changes the answer is hidden, not deleted, and comes back with the context.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.talk.answers import Answer, Reading

_TRAIL = 40
LEFT_OUT = -1
ASK, TRY = "ask", "try"


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Screen(_Stored):
    """What the person sees: a question, or one of the cards; `about` narrows it."""

    name: str
    about: str = ""


class Pending(_Stored):
    """An answer with more than one reading, waiting for a tap."""

    question: str
    options: tuple[Reading, ...]


class Session(_Stored):
    """Everything kept about one person. `language` is the chat's and `letters` the letters';
    None where nothing was chosen: the letters then follow the chat."""

    version: Literal[1] = 1
    revision: int = 0
    answers: dict[str, dict[str, Answer]] = {}
    rivals: int = 0
    screen: Screen = Screen(name="welcome")
    trail: tuple[Screen, ...] = ()
    courses: tuple[str, ...] = ()
    after: Screen = Screen(name="stand")
    pending: Pending | None = None
    today: date | None = None
    trial: dict[str, dict[str, Answer]] = {}
    told: str = ""  # a pasted text that tells offers
    # Which reading was chosen, by its path: its number, a typed count, or LEFT_OUT for none.
    settled: dict[str, int | str] = {}
    language: str | None = None
    letters: str | None = None

    def put(self, key: str, context: str, answer: Answer) -> Session:
        """The session with one answer more; others under other contexts stay."""
        answers = {**self.answers, key: {**self.answers.get(key, {}), context: answer}}
        return self.model_copy(update={"answers": answers, "pending": None})

    def tried(self, key: str, context: str, answer: Answer) -> Session:
        """The session with one answer more on trial: it is shown, and not kept."""
        trial = {**self.trial, key: {**self.trial.get(key, {}), context: answer}}
        return self.model_copy(update={"trial": trial, "pending": None})

    def with_trial(self) -> Session:
        """The session as it would be if what is on trial were kept."""
        kept = {key: {**self.answers.get(key, {}), **more} for key, more in self.trial.items()}
        return self.model_copy(update={"answers": self.answers | kept, "trial": {}})

    def anew(self) -> Session:
        """Nothing said yet, in the languages that were chosen."""
        return Session(revision=self.revision, today=self.today, language=self.language,
                       letters=self.letters)  # fmt: skip

    @property
    def asks(self) -> str:
        """The key of the question on the screen, asked in earnest or on trial; else nothing."""
        return self.screen.about if self.screen.name in (ASK, TRY) else ""

    def moved(self, screen: Screen) -> Session:
        """On to another screen, with the present one to come back to."""
        if screen == self.screen:
            return self.model_copy(update={"pending": None})
        trail = (*(s for s in self.trail if s != screen), self.screen)[-_TRAIL:]
        return self.model_copy(update={"screen": screen, "trail": trail, "pending": None})

    def replaced(self, screen: Screen) -> Session:
        """On to another screen; the present one is no place to come back to."""
        trail = tuple(s for s in self.trail if s != screen)
        return self.model_copy(update={"screen": screen, "trail": trail, "pending": None})

    def back(self) -> Session:
        """Back to the screen before this one; the first screen stays."""
        if self.pending is not None or not self.trail:
            return self.model_copy(update={"pending": None})
        return self.model_copy(update={"screen": self.trail[-1], "trail": self.trail[:-1]})


def load(saved: str | None) -> Session:
    """A stored session, or a new one. Every version ever stored loads here."""
    return Session() if saved is None else Session.model_validate_json(saved)


def dump(session: Session) -> str:
    """The session as it is stored."""
    return session.model_dump_json()
