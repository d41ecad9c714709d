"""A question, and an answer that has more than one reading."""

from __future__ import annotations

from bot.talk import agenda
from bot.talk.replies import Card, Reply
from bot.talk.screens.frame import Rows, Showing, labelled, paired
from bot.talk.session import Pending
from bot.talk.spoken import spoken, words_of
from bot.talk.step import Asked


def ask(s: Showing) -> tuple[Reply, ...]:
    """The question, its choices, and the present answer with a way to keep it."""
    question = agenda.asked(s.about)
    assert question is not None  # noqa: S101  (screens name known questions only)
    words = words_of(s.desk, question)
    current = s.desk.answer(s.about)
    value = spoken(s.desk, s.about, current) if current else ""
    offered = question.step.choices(s.desk, question.subject)
    choices = (labelled(choice.label, f"pick:{n}") for n, choice in enumerate(offered))
    keep = (s.button("keep", "keep", value=value),) if current else ()
    first = question == agenda.NEEDED[0] and not s.desk.session.answers
    skips = question.step.skip is not None
    card = s.card(
        "ask", *paired(choices), keep, *_below(s, first=first, skips=skips),
        welcome=first, progress=_progress(s, question), ask=words["ask"], hint=words["hint"],
        current=value,
    )  # fmt: skip
    return (card,)


def _below(s: Showing, *, first: bool, skips: bool) -> Rows:
    """What stands under a question; under the first one also the other languages."""
    if not first:
        return (s.controls(skips=skips),)
    words = s.desk.world.words
    others = tuple(
        labelled(words[code].phrases["language.switch"], f"language:{code}")
        for code in words if code != s.desk.language
    )  # fmt: skip
    return (s.row("help"), others)


def on_trial(s: Showing) -> tuple[Reply, ...]:
    """The same question, but its answer is only tried out."""
    question = agenda.asked(s.about)
    assert question is not None  # noqa: S101  (screens name known questions only)
    words = words_of(s.desk, question)
    current = s.desk.answer(s.about)
    offered = question.step.choices(s.desk, question.subject)
    choices = (labelled(choice.label, f"pick:{n}") for n, choice in enumerate(offered))
    card = s.card(
        "try", *paired(choices), s.controls(skips=False), ask=words["ask"], hint=words["hint"],
        current=spoken(s.desk, s.about, current) if current else "",
    )  # fmt: skip
    return (card,)


def pending(s: Showing, waiting: Pending) -> Card:
    """The readings of what was said, each worked out, as buttons."""
    readings = (labelled(o.label, f"read:{n}") for n, o in enumerate(waiting.options))
    return s.card("pending", *paired(readings), s.controls(skips=False), question=waiting.question)


def _progress(s: Showing, question: Asked) -> tuple[int, int] | None:
    """Which of the needed questions this is, while any is open."""
    if question not in agenda.NEEDED or s.desk.ready:
        return None
    applying = [q for q in agenda.NEEDED if q.applies(s.desk)]
    return applying.index(question) + 1, len(applying)
