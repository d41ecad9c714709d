"""What to ask next: computed from what is still unknown, never wired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.talk.chapters import more, offer, sharpen, start
from bot.talk.step import OFFER, PERSON, WALK_AWAY, Asked, Desk

NEEDED = (*start.CHAPTER, *offer.CHAPTER)

MORE = more.CHAPTER
_FIXED = (*NEEDED, *sharpen.TARGET, *sharpen.BEFORE_PROOF, *sharpen.AFTER_PROOF, *MORE)

# Which question settles what a finding names as its answer.
_SETTLES = {
    "target.base": sharpen.TARGET_BASE.key,
    "walk_away": sharpen.WALK_AWAY_CHOICE.key,
    "reason": sharpen.REASON.key,
    "base_choice": sharpen.BASE_CHOICE.key,
    "haircut_percent": sharpen.HAIRCUT.key,
    "ready_to_sign": sharpen.READY.key,
    "candidate": sharpen.CANDIDATE.key,
    "recruiter": sharpen.RECRUITER.key,
    "offer.company": start.ROLE.key,
    "offer.base": offer.CHAPTER[0].key,
    "offer.equity": offer.CHAPTER[1].key,
    "competing": "rival:1/company",
    "rival.expected": "rival:1/expected",
    "offer.sign_on": "offer:1/sign_on",
    "offer.bonus_kind": "offer:1/bonus",
    "offer.total": offer.CHAPTER[1].key,
    "offer.deadline": more.DEADLINE.key,
    "current_job": more.JOB_QUESTIONS[0].key,
    "posted_range": more.POSTED_QUESTIONS[0].key,
    "stage": more.STAGE.key,
    "round": more.ROUND.key,
    "draft": more.DRAFT.key,
}


_TRIED = (
    *(question.key for question in offer.CHAPTER),
    "offer:1/sign_on",
    start.LEVEL.key,
    sharpen.HAIRCUT.key,
)
_RIVALS_ON_TRIAL = 4  # more would not fit on a phone
# Subjects that are asked about one question after another.
_COURSES = {
    "target": sharpen.TARGET,
    more.JOB: more.JOB_QUESTIONS,
    more.POSTED: more.POSTED_QUESTIONS,
}


def asked(key: str) -> Asked | None:
    """The question with this key, whether it applies or not."""
    subject, _, name = key.partition("/")
    if subject.startswith("rival:"):
        known: tuple[Asked, ...] = offer.rival_chapter(int(subject.removeprefix("rival:")))
    elif subject.startswith("proof:"):
        known = sharpen.proof_questions(subject)
    elif subject.startswith(more.RATE):
        known = (more.rate_question(subject),)
    else:
        known = _FIXED
    return next((q for q in known if q.subject == subject and q.step.name == name), None)


def questions(course: str, desk: Desk) -> tuple[Asked, ...]:
    """The questions of a course: "needed", "sharpen", "target", or one subject's: "rival:2"."""
    if course.startswith("rival:"):
        return offer.rival_chapter(int(course.removeprefix("rival:")))
    if course.startswith("proof:"):
        return sharpen.proof_questions(course)
    if course == WALK_AWAY:
        return sharpen.WALK_AWAY_QUESTIONS
    if course in _COURSES:
        return _COURSES[course]
    return NEEDED if course == "needed" else sharpen.chapter(desk)


def due(course: str, desk: Desk) -> Iterator[Asked]:
    """The questions of a course that apply and have no answer yet, in order."""
    return (question for question in questions(course, desk) if question.due(desk))


def follow_up(question: Asked) -> tuple[str, ...]:
    """The course that a changed answer may make due: the rest of its subject."""
    if question.subject in (PERSON, OFFER):
        return ()
    return ("target",) if question in sharpen.TARGET else (question.subject,)


def open_to_ask(facts: Iterable[str], desk: Desk) -> tuple[tuple[str, Asked], ...]:
    """Facts that rules lacked, each with its question, where the chat can ask and has not."""
    found: dict[str, tuple[str, Asked]] = {}
    for fact in facts:
        question = asked(_SETTLES.get(fact, ""))
        if question is not None and question.applies(desk) and desk.answer(question.key) is None:
            found.setdefault(question.key, (fact, question))
    return tuple(found.values())


def on_trial(desk: Desk) -> tuple[Asked, ...]:
    """The answers that can be changed on trial: figures, the level, and how firm a rival is."""
    keys = [*_TRIED, *(f"rival:{n}/{part}" for n in desk.rivals[:_RIVALS_ON_TRIAL]
                       for part in ("status", "base", "equity"))]  # fmt: skip
    known = (asked(key) for key in keys)
    return tuple(question for question in known if question is not None and question.applies(desk))


def settles(answer: str) -> str:
    """The key of the question that settles what a finding named."""
    if answer.startswith("proof."):
        return f"proof:{answer.removeprefix('proof.')}/evidence"
    return _SETTLES[answer]
