"""The brief for a call: figures, script, answers and questions on one page that may lie open.

It is made from the outbound view, and the guard reads all of it last, as it reads a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.core.facts import Names, TheirReply
from bot.core.offer import Status
from bot.guides.library import World
from bot.rules.plan import Plan
from bot.rules.strategies import Strategy
from bot.scripts.drafts import WITHOUT_FIGURES, guarded, outgoing
from bot.scripts.guard import sayable
from bot.scripts.page import Cue, Page, Section, cells, cues, joined, named
from bot.scripts.render import Finished, press
from bot.scripts.views import OutboundView

# What gives way on a full page, the highest first; the two best questions, the best answer
# and the evidence hold longest.
_PROOF, _BEST_ANSWER, _BEST_QUESTIONS, _MORE_ANSWERS, _MORE_QUESTIONS = 1, 2, 3, 4, 5
_HELD_QUESTIONS, _HELD_ANSWERS = 2, 1
# More than these nobody finds in time; the rest of the sheet is for writing.
_MOST_ANSWERS, _MOST_QUESTIONS = 4, 6

_ASKS_NOTHING = WITHOUT_FIGURES | {Strategy.CONFIRM, Strategy.IN_WRITING}
# What the script of a strategy answers already.
_ANSWERED = {
    Strategy.IN_PROCESS: TheirReply.SIGN_TODAY,
    Strategy.MATCH: TheirReply.SEND_PROOF,
    Strategy.NO_RIVAL: TheirReply.TOP_OF_BAND,
}
_LIKELY = (TheirReply.FINAL, TheirReply.SIGN_TODAY, TheirReply.SALARY_HISTORY,
           TheirReply.TOP_OF_BAND, TheirReply.NO_NEGOTIATION)  # fmt: skip
_TO_A_WRITTEN_RIVAL = (TheirReply.SEND_PROOF, TheirReply.MATCH_THEN_YES)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The pieces of a brief, each a finished text."""

    frame: Finished
    figures: Finished
    script: Finished
    answers: tuple[tuple[TheirReply, Finished], ...]
    questions: Finished

    @property
    def all(self) -> Finished:
        answers = (text for _, text in self.answers)
        return joined((self.frame, self.figures, self.script, *answers, self.questions))


def brief(plan: Plan, names: Names, world: World) -> Page | None:
    """The brief of a plan, or None where nothing may be said yet or the guard refuses it."""
    view = outgoing(plan, names, world)
    if view is None:
        return None
    says = sayable(plan, view, world, int(world.number("brief.words")))
    passed = guarded(view, says, world, lambda v: _texts(v, world).all)
    if passed.finished is None:
        return None
    return _page(_texts(passed.view, world), world)


def likely(view: OutboundView) -> tuple[TheirReply, ...]:
    """What they may say beyond what the script answers, what they did say first."""
    if view.strategy is Strategy.ASK_RANGE:
        return (TheirReply.SALARY_HISTORY,)
    if view.strategy in _ASKS_NOTHING:
        return ()
    said = (view.reply,) if view.reply else ()
    written = view.rival is not None and view.rival.status is Status.WRITTEN
    order = dict.fromkeys((*said, *(_TO_A_WRITTEN_RIVAL if written else ()), *_LIKELY))
    order.pop(_ANSWERED.get(view.strategy, TheirReply.PEERS), None)
    return tuple(order)[:_MOST_ANSWERS]


def _texts(view: OutboundView, world: World) -> _Texts:
    printer = press(world)
    return _Texts(
        frame=printer.letter("briefs/frame.txt", view),
        figures=printer.letter("briefs/figures.txt", view),
        script=printer.letter(f"calls/{view.strategy.value}.txt", view),
        answers=tuple((x, printer.letter(f"replies/{x.value}.txt", view)) for x in likely(view)),
        questions=_questions(view, world),
    )


def _questions(view: OutboundView, world: World) -> Finished:
    """None for whoever says no."""
    if view.strategy is Strategy.DECLINE:
        return Finished("", ())
    return press(world).letter("briefs/questions.txt", view)


def _page(texts: _Texts, world: World) -> Page:
    frame, phrases = named(texts.frame), world.wording.phrases
    rows = cells(texts.figures)
    sections = (
        Section(title=frame["figures"], rows=rows if len(rows) > 1 else ()),
        Section(title=frame["script"], cues=tuple(cues(texts.script, _PROOF))),
        Section(title=frame["answers"], cues=tuple(_answers(texts, phrases))),
        Section(title=frame["questions"], cues=tuple(_asked(texts.questions))),
    )
    return Page(
        title=frame["title"],
        under=frame["under"],
        sections=tuple(section for section in sections if not section.empty),
        notes=frame["notes"],
        foot=frame["foot"],
        unprintable=frame["unprintable"],
    )


def _answers(texts: _Texts, phrases: Mapping[str, str]) -> Iterator[Cue]:
    for number, (reply, text) in enumerate(texts.answers):
        lines = tuple(line for line in text.text.split("\n") if line)
        gives = _BEST_ANSWER if number < _HELD_ANSWERS else _MORE_ANSWERS
        yield Cue(label=phrases[f"reply.{reply.value}"], lines=lines, gives=gives)


def _asked(questions: Finished) -> Iterator[Cue]:
    lines = [line for line in questions.text.split("\n") if line]
    for number, line in enumerate(lines[:_MOST_QUESTIONS]):
        gives = _BEST_QUESTIONS if number < _HELD_QUESTIONS else _MORE_QUESTIONS
        yield Cue(label="", lines=(line,), gives=gives)
