"""What to ask next: computed from what is still unknown, never wired."""

from __future__ import annotations

from collections.abc import Iterator

from bot.talk.chapters import offer, sharpen, start
from bot.talk.step import OFFER, PERSON, WALK_AWAY, Asked, Desk

NEEDED = (*start.CHAPTER, *offer.CHAPTER)

_FIXED = (*NEEDED, *sharpen.TARGET, *sharpen.BEFORE_PROOF, *sharpen.AFTER_PROOF)

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
}


def asked(key: str) -> Asked | None:
    """The question with this key, whether it applies or not."""
    subject, _, name = key.partition("/")
    if subject.startswith("rival:"):
        known: tuple[Asked, ...] = offer.rival_chapter(int(subject.removeprefix("rival:")))
    elif subject.startswith("proof:"):
        known = sharpen.proof_questions(subject)
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
    if course == "target":
        return sharpen.TARGET
    return NEEDED if course == "needed" else sharpen.chapter(desk)


def due(course: str, desk: Desk) -> Iterator[Asked]:
    """The questions of a course that apply and have no answer yet, in order."""
    return (question for question in questions(course, desk) if question.due(desk))


def follow_up(question: Asked) -> tuple[str, ...]:
    """The course that a changed answer may make due: the rest of its subject."""
    if question.subject in (PERSON, OFFER):
        return ()
    return ("target",) if question in sharpen.TARGET else (question.subject,)


def settles(answer: str) -> str:
    """The key of the question that settles what a finding named."""
    if answer.startswith("proof."):
        return f"proof:{answer.removeprefix('proof.')}/evidence"
    return _SETTLES[answer]
