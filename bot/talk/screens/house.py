"""The screens that are always there: help, privacy, erasing, starting over, coming back."""

from __future__ import annotations

from bot.talk import agenda
from bot.talk.commands import command_lines
from bot.talk.replies import Reply
from bot.talk.screens.frame import Showing, labelled
from bot.talk.spoken import words_of


def help_(s: Showing) -> tuple[Reply, ...]:
    """What the coach can do, what this question is good for, and every command as a button."""
    question = agenda.asked(s.about) if s.about else None
    why = words_of(s.desk, question)["why"] if question else ""
    offer = s.row("offer", "plan", "why") if s.desk.ready else ()
    card = s.card(
        "help", s.row("back", "summary"), offer, s.row("privacy", "language"), s.row("cancel"),
        s.row("start-over", "delete"), why=why,
        commands=command_lines(s.desk.world),
    )  # fmt: skip
    return (card,)


def language(s: Showing) -> tuple[Reply, ...]:
    """Which language the chat is in, and which the letters."""
    words = s.desk.world.words
    names = {code: words[code].phrases["language.name"] for code in words}
    chat = tuple(labelled(name, f"language:{code}") for code, name in names.items())
    letters = tuple(
        s.button("letters", f"letters:{code}", language=name) for code, name in names.items()
    )
    card = s.card(
        "language", chat, *((one,) for one in letters), s.row("back", "summary"),
        chat=names[s.desk.language], letters=names[s.desk.letters],
    )  # fmt: skip
    return (card,)


def privacy(s: Showing) -> tuple[Reply, ...]:
    """What is kept, and where, in ten lines."""
    return (s.card("privacy", s.row("back", "delete")),)


def delete(s: Showing) -> tuple[Reply, ...]:
    """Asks before everything is erased; the safe button stands first."""
    return (s.card("delete", s.row("no"), s.row("delete-yes")),)


def restart(s: Showing) -> tuple[Reply, ...]:
    """Asks before all answers are erased."""
    return (s.card("restart", s.row("no"), s.row("restart-yes")),)


def resume(s: Showing) -> tuple[Reply, ...]:
    """Somebody with answers came back."""
    return (s.card("resume", s.row("continue", "start-over"), s.row("summary", "help")),)


def paused(s: Showing) -> tuple[Reply, ...]:
    """A question was left before the needed ones were answered."""
    return (s.card("paused", s.row("continue", "summary"), s.row("start-over", "help")),)
