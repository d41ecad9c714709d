"""A letter in the conversation: its clauses first, then the card, and nothing else moves."""

from __future__ import annotations

import pytest

from bot.guides.library import World
from bot.reading.letters import Reason
from bot.talk.events import Command, Event, Pasted, Refused, Said
from bot.talk.machine import advance
from bot.talk.replies import Card, Keep, Reply
from bot.talk.session import Session

TEXT = (
    "Your base is $210,000. You must repay the <b>sign-on</b> bonus within 12 months.\n"
    "Please sign by Friday 4 December."
)


def told(world: World, *events: Event) -> tuple[Session, tuple[Reply, ...]]:
    session, replies = Session(), tuple[Reply, ...]()
    for event in events:
        session, replies = advance(session, event, world)
    return session, replies


def test_clauses_are_named_above_the_card(world: World) -> None:
    _, (first, card) = told(world, Command("start"), Said("x"), Pasted(TEXT, "of<fer.pdf"))
    assert isinstance(first, Keep)
    assert isinstance(card, Card)
    assert card.buttons
    assert "Read: of&lt;fer.pdf" in first.html
    assert "&lt;b&gt;sign-on&lt;/b&gt;" in first.html
    assert "within 12 months" in first.html
    assert "Friday 4 December" in first.html
    assert "not legal advice" in first.html


def test_a_letter_without_clauses_says_that_this_proves_nothing(world: World) -> None:
    _, (first, _) = told(world, Pasted("Base 210k.", "", (Reason.ENCRYPTED,)))
    assert isinstance(first, Keep)
    assert "no proof" in first.html
    assert "locked with a password" in first.html


def test_an_answer_in_a_letter_is_taken_like_a_typed_one(world: World) -> None:
    typed, _ = told(world, Command("start"), Said("x"), Said("Scale AI"))
    sent, _ = told(world, Command("start"), Said("x"), Pasted("Scale AI", "a.txt"))
    assert sent == typed
    assert sent.answers


EVERY = """Your employment is at will. The offer is subject to a background check.
It is conditional on references. We need proof of your right to work. You must repay the bonus.
The grant is subject to approval by the board. The bonus is discretionary, not a guaranteed bonus.
Vesting begins a month after you join. It has a one-year cliff. You sign a non-compete.
Please accept by Friday, or the offer is withdrawn. Disputes go to binding arbitration.
You assign all inventions to us."""


def test_every_clause_at_once_and_in_long_words_fits_messages(world: World) -> None:
    text = EVERY.replace(".", " & so on" * 30 + ".") + "x" * 100_000
    _, (*kept, card) = told(world, Pasted(text, "n" * 500, tuple(Reason)))
    assert isinstance(card, Card)
    said = "".join(reply.html for reply in kept if isinstance(reply, Keep))
    words = world.words["en"].clauses
    assert [name for name in words if words[name].name not in said] == []
    for reply in kept:
        assert isinstance(reply, Keep)
        assert len(reply.html.encode("utf-16-le")) // 2 <= 4096


@pytest.mark.parametrize("reason", Reason)
def test_a_refused_file_leaves_everything_as_it_was(world: World, reason: Reason) -> None:
    before, (shown,) = told(world, Command("start"), Said("x"))
    after, (card,) = told(world, Command("start"), Said("x"), Refused(reason))
    assert isinstance(shown, Card)
    assert isinstance(card, Card)
    assert after == before.model_copy(update={"revision": after.revision})
    labels = [[button.label for button in row] for row in shown.buttons]
    assert [[button.label for button in row] for row in card.buttons] == labels
    said = world.words["en"].phrases[f"refused.{reason.value}"]
    assert said in card.html.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("language", "says"), [("en", "first 50,000"), ("es", "primeros 50\xa0000")]
)
def test_a_letter_too_long_to_be_read_whole_says_so(language: str, says: str, world: World) -> None:
    long = TEXT + "\nNothing else is said here." * 2_000
    start = Session(language=language)
    _, replies = advance(start, Pasted(long, "long.txt"), world)
    assert isinstance(replies[0], Keep) and says in replies[0].html
    _, replies = advance(start, Pasted(TEXT, "short.txt"), world)
    assert isinstance(replies[0], Keep) and says not in replies[0].html
