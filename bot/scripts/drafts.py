"""From a plan to drafts: each passes the guard or does not leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.core.facts import Names
from bot.guides.library import World
from bot.rules.plan import Plan
from bot.rules.registry import Finding, Kind
from bot.rules.strategies import Strategy
from bot.scripts.guard import Hit, Offence, Sayable, guard, sayable
from bot.scripts.render import Finished, Press, press
from bot.scripts.views import OutboundView, optional_answers, outbound


@dataclass(frozen=True, slots=True)
class Email:
    """A subject line and a body in plain text."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a person can send or say. None where a draft was refused or cannot be written yet."""

    email: Email | None
    call: str | None
    questions: tuple[str, ...]
    findings: tuple[Finding, ...]
    reply: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A text that the guard has read: None where it was refused. `view` is what it was made from,
    without the answers that had to go; `findings` say which and why."""

    finished: Finished | None
    findings: tuple[Finding, ...]
    view: OutboundView


# What these say needs no figure and no reason for one, so nothing that is missing holds them back.
WITHOUT_FIGURES = frozenset(
    {Strategy.ASK_RANGE, Strategy.BUY_TIME, Strategy.LEVEL_FIRST, Strategy.STILL_OPEN,
     Strategy.DECLINE, Strategy.LAST_QUESTION}
)  # fmt: skip


def drafts(plan: Plan, names: Names, world: World) -> Drafts:
    """The email, the call script and the questions of a plan, in the world's language."""
    questions = tuple(world.questions[question].asks for question in plan.questions)
    view = outgoing(plan, names, world)
    if view is None:
        return Drafts(None, None, questions, ())
    name = view.strategy.value
    letter = sayable(plan, view, world, int(world.number("letter.words")))
    spoken = replace(letter, words=int(world.number("call.words")))
    printer = press(world)
    email = _draft(view, letter, world, printer, f"emails/{name}.txt")
    call = _draft(view, spoken, world, printer, f"calls/{name}.txt")
    reply = _reply(view, letter, world, printer)
    found = (*email.findings, *call.findings, *reply.findings)
    return Drafts(
        _email(email.finished) if email.finished else None,
        call.finished.text if call.finished else None,
        questions,
        tuple({(f.rule, f.answer): f for f in found}.values()),
        reply.finished.text if reply.finished else None,
    )


def outgoing(plan: Plan, names: Names, world: World) -> OutboundView | None:
    """The view that drafts are made from, or None while nothing may be written."""
    view = outbound(plan, names, world)
    if view is None or (plan.vetoed and view.strategy not in WITHOUT_FIGURES):
        return None
    return view


def _reply(view: OutboundView, says: Sayable, world: World, printer: Press) -> Passed:
    """Words for what they answered, where they answered something the playbook knows."""
    # A reply that asks for more has no place beside a letter that declines, nor after a yes.
    if view.reply is None or view.strategy in (Strategy.DECLINE, Strategy.IN_WRITING):
        return Passed(None, (), view)
    return _draft(view, says, world, printer, f"replies/{view.reply.value}.txt")


def _draft(
    view: OutboundView, says: Sayable, world: World, printer: Press, template: str
) -> Passed:
    return guarded(view, says, world, lambda v: printer.letter(template, v))


def guarded(
    view: OutboundView,
    says: Sayable,
    world: World,
    written: Callable[[OutboundView], Finished],
) -> Passed:
    """Writes and guards; on a hit in an optional answer, once more without that answer."""
    findings: list[Finding] = []
    while True:
        finished = written(view)
        hits = guard(finished, says, world)
        if not hits:
            return Passed(finished, tuple(findings), view)
        answer = _droppable(hits, view)
        if answer is None:
            return Passed(None, (*findings, _refused(hits[0])), view)
        findings.append(_left_out(hits, answer))
        view = view.without(answer)


def _droppable(hits: tuple[Hit, ...], view: OutboundView) -> str | None:
    """The optional answer that goes: the offending one, or the least needed of a long letter."""
    optional = optional_answers(view)
    for hit in hits:
        if hit.answer in optional:
            return hit.answer
    only_length = all(hit.offence is Offence.LENGTH for hit in hits)
    return optional[0] if only_length and optional else None


def _left_out(hits: tuple[Hit, ...], answer: str) -> Finding:
    hit = next((h for h in hits if h.answer == answer), hits[0])
    return Finding("guard.left-out", Kind.WARN, _values(hit), "our-reading", answer)


def _refused(hit: Hit) -> Finding:
    answer = hit.answer or ("walk_away" if hit.offence is Offence.FLOOR else "offer.company")
    return Finding(hit.offence.value, Kind.BLOCK, _values(hit), "our-reading", answer)


def _values(hit: Hit) -> Mapping[str, str]:
    return {"words": hit.words, "offence": hit.offence.value}


def _email(finished: Finished) -> Email:
    subject, body = finished.text.split("\n\n", 1)
    return Email(subject, body)
