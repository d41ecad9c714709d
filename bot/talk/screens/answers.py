"""What the person has answered, with a button to change each answer."""

from __future__ import annotations

from collections.abc import Mapping

from bot.talk import agenda
from bot.talk.replies import Reply
from bot.talk.screens.frame import LONGEST_LABEL, Rows, Showing, paired
from bot.talk.spoken import label, spoken
from bot.talk.step import Asked
from bot.words import shortened

_VALUE = 60  # the whole answer shows when it is changed


def summary(s: Showing) -> tuple[Reply, ...]:
    """All answers on one card; a change comes straight back here."""
    asked = [q for q in _answered(s) if not q.subject.startswith("rival:")]
    rivals = [(n, s.desk.text(f"rival:{n}/company") or "") for n in s.desk.rivals]
    rows = [_row(s, question) for question in asked]
    rows += [_rival_row(s, number, name) for number, name in rivals]
    buttons = [s.button("change", f"change:{q.key}", what=label(s.desk, q)) for q in asked]
    buttons += [s.button("change", f"go:rival/{n}", what=name) for n, name in rivals]
    end = (s.row("language"), s.row("start-over", "delete"))
    return (s.card("summary", *paired(buttons), *_ways_on(s), *end, rows=rows),)


def rival(s: Showing) -> tuple[Reply, ...]:
    """One competing offer, to change or to remove."""
    questions = agenda.questions(f"rival:{s.about}", s.desk)
    asked = [question for question in questions if question.applies(s.desk)]
    name = s.desk.text(f"rival:{s.about}/company") or ""
    buttons = [s.button("change", f"change:{q.key}", what=label(s.desk, q)) for q in asked]
    remove = (s.button("remove", f"remove:{s.about}", company=name),)
    rows = [_row(s, question) for question in asked]
    keyboard = (*paired(buttons), remove, s.row("summary", "back"))
    return (s.card("rival", *keyboard, company=name, rows=rows),)


def _ways_on(s: Showing) -> Rows:
    if not s.desk.ready:
        return (s.row("continue"),)
    return (s.row("stand", "plan"), s.row("write", "add-rival"), s.row("private", "files"))


def _answered(s: Showing) -> list[Asked]:
    everything = (*agenda.NEEDED, *agenda.questions("sharpen", s.desk), *agenda.MORE)
    return [
        question
        for question in everything
        if question.step.name != "rivals"
        and question.applies(s.desk)
        and s.desk.answer(question.key) is not None
    ]


def _row(s: Showing, question: Asked) -> Mapping[str, str]:
    answer = s.desk.answer(question.key)
    value = spoken(s.desk, question.key, answer) if answer else ""
    return {"label": label(s.desk, question), "value": shortened(value, _VALUE)}


def _rival_row(s: Showing, number: int, name: str) -> Mapping[str, str]:
    """A competing offer in one line: status, base and equity as far as they are known."""
    keys = [f"rival:{number}/{part}" for part in ("status", "base", "equity", "expected")]
    answers = ((key, s.desk.applied(key)) for key in keys)
    line = ", ".join(spoken(s.desk, key, answer) for key, answer in answers if answer)
    return {"label": shortened(name, LONGEST_LABEL), "value": shortened(line, 2 * _VALUE)}
