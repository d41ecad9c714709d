"""What a plan can use beyond the needed answers: asked only where a card offers it."""

from __future__ import annotations

from bot.core.exchange import quote
from bot.core.facts import Stage, TheirReply, Tone
from bot.core.offer import Market, Status
from bot.rules.compare import Part
from bot.talk import readers, terms
from bot.talk.answers import Bonus, Equity, Lump, Pick, Skipped, Unknown
from bot.talk.step import OFFER, PERSON, Asked, Choice, Desk, Step, Turn

JOB, POSTED, RATE = "job", "posted", "rate:"
_ROUNDS = ("0", "1", "2", "3")


def _in_currency(desk: Desk, subject: str) -> str:
    return desk.currency(subject)


def _beside_base(desk: Desk, subject: str) -> str:
    return desk.pay_currency(subject)


def _none(desk: Desk, subject: str) -> tuple[Choice, ...]:
    nothing = Lump(amount=0, currency=desk.pay_currency(subject), said="none")
    return (Choice(desk.phrase("choice.none"), nothing),)


def _no_bonus(desk: Desk, subject: str) -> tuple[Choice, ...]:
    nothing = Bonus(amount=0, currency=desk.pay_currency(subject), said="none")
    return (Choice(desk.phrase("choice.none"), nothing),)


def _no_equity(desk: Desk, subject: str) -> tuple[Choice, ...]:
    years = int(desk.world.number("compare.years"))
    none = Equity(amount=0, years=years, currency=desk.pay_currency(subject), said="none")
    return (Choice(desk.phrase("choice.no-equity"), none),)


def _granted(desk: Desk, subject: str) -> bool:
    grant = desk.answer(f"{subject}/equity")
    return isinstance(grant, Equity) and grant.amount > 0 and _named(desk, subject)


def _named(desk: Desk, subject: str) -> bool:
    """A process that is still open has no figures to lean on."""
    return desk.answer(f"{subject}/status") != Pick(choice=Status.IN_PROCESS.value)


def _grant_of(desk: Desk, subject: str) -> str:
    """A schedule belongs to one number of years."""
    grant = desk.answer(f"{subject}/equity")
    return str(grant.years) if isinstance(grant, Equity) else ""


def markets(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    """Public, private, or not sure."""
    picks = (Choice(desk.phrase(f"market.{m.value}"), Pick(choice=m.value)) for m in Market)
    return (*picks, Choice(desk.phrase("choice.not-sure"), Unknown()))


def _stages(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return tuple(Choice(desk.phrase(f"stage.{s.value}"), Pick(choice=s.value)) for s in Stage)


def _rounds(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return tuple(Choice(desk.phrase(f"round.{n}"), Pick(choice=n)) for n in _ROUNDS)


def _tones(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return tuple(Choice(desk.phrase(f"tone.{t.value}"), Pick(choice=t.value)) for t in Tone)


def _parts(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return tuple(Choice(desk.phrase(f"part.{p.value}"), Pick(choice=p.value)) for p in Part)


def _replies(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    said = [Choice(desk.phrase(f"reply.{r.value}"), Pick(choice=r.value)) for r in TheirReply]
    return (*said, Choice(desk.phrase("reply.nothing-yet"), Skipped()))


def _unconverted(desk: Desk, subject: str) -> bool:
    """Asked where somebody pays in a currency that the file of rates does not know."""
    code, target = subject.removeprefix(RATE), desk.pay_currency(OFFER)
    if desk.plan is None or code == target or quote(code, target, desk.world.rates, ()) is not None:
        return False
    return any(side.offer.currency == code for side in desk.plan.comparison.all)


def _pair(desk: Desk, subject: str) -> str:
    return f"{subject.removeprefix(RATE)}/{desk.pay_currency(OFFER)}"


SIGN_ON = Step("sign_on", "sign_on", terms.lump, _none, when=_named, rests_on=_beside_base,
               turn=Turn.ON_REQUEST, skip=Unknown())  # fmt: skip
BONUS = Step("bonus", "bonus", terms.bonus, _no_bonus, when=_named, rests_on=_beside_base,
             turn=Turn.ON_REQUEST, skip=Unknown())  # fmt: skip
VESTING = Step("vesting", "vesting", terms.vesting, when=_granted, rests_on=_grant_of,
               turn=Turn.ON_REQUEST, skip=Unknown())  # fmt: skip
DEADLINE = Asked(
    Step("deadline", "deadline", terms.day, turn=Turn.ON_REQUEST, skip=Unknown()), OFFER
)
TERMS = (SIGN_ON, BONUS, VESTING)
OFFER_TERMS = (*(Asked(step, OFFER) for step in TERMS), DEADLINE)

JOB_QUESTIONS = (
    Asked(Step("base", "job.base", readers.base, rests_on=_in_currency, skip=Unknown()), JOB),
    Asked(Step("equity", "job.equity", readers.equity, _no_equity, rests_on=_beside_base,
               skip=Unknown()), JOB),
    Asked(Step("market", "job.market", readers.choice_only, markets, when=_granted,
               skip=Unknown()), JOB),
    Asked(Step("unvested", "job.unvested", terms.lump, _none, rests_on=_beside_base,
               skip=Unknown()), JOB),
    Asked(Step("coming_bonus", "job.coming_bonus", terms.lump, _none, rests_on=_beside_base,
               skip=Unknown()), JOB),
)  # fmt: skip

_LINE, _NAME = readers.line("line.characters"), readers.line("name.characters")
POSTED_QUESTIONS = (
    Asked(Step("low", "posted.low", readers.base, rests_on=_in_currency, skip=Skipped()), POSTED),
    Asked(Step("high", "posted.high", readers.base, rests_on=_in_currency, skip=Skipped()), POSTED),
    Asked(Step("address", "posted.address", _LINE, skip=Skipped()), POSTED),
    Asked(Step("date", "posted.date", _NAME, skip=Skipped()), POSTED),
)

STAGE = Asked(Step("stage", "stage", readers.choice_only, _stages, turn=Turn.ON_REQUEST,
                   skip=Skipped()), PERSON)  # fmt: skip
ROUND = Asked(Step("round", "round", readers.choice_only, _rounds, turn=Turn.ON_REQUEST,
                   skip=Skipped()), PERSON)  # fmt: skip
REPLY = Asked(Step("reply", "reply", readers.choice_only, _replies, turn=Turn.ON_REQUEST,
                   skip=Skipped()), PERSON)  # fmt: skip
TONE = Asked(Step("tone", "tone", readers.choice_only, _tones, turn=Turn.ON_REQUEST,
                  skip=Skipped()), PERSON)  # fmt: skip
PRIORITY = Asked(Step("priority", "priority", readers.choice_only, _parts, turn=Turn.ON_REQUEST,
                      skip=Skipped()), PERSON)  # fmt: skip
SCOPE = Asked(Step("scope_level", "scope_level", readers.level, turn=Turn.ON_REQUEST,
                   skip=Unknown()), PERSON)  # fmt: skip
DRAFT = Asked(Step("draft", "draft", terms.letter, turn=Turn.ON_REQUEST, skip=Skipped()), PERSON)
PERSON_QUESTIONS = (STAGE, ROUND, REPLY, TONE, PRIORITY, SCOPE, DRAFT)

CHAPTER = (*OFFER_TERMS, *JOB_QUESTIONS, *POSTED_QUESTIONS, *PERSON_QUESTIONS)


def rate_question(subject: str) -> Asked:
    """What one unit of a currency is worth in the offer's: "rate:BRL"."""
    step = Step("rate", "rate", terms.rate, when=_unconverted, rests_on=_pair,
                turn=Turn.ON_REQUEST, skip=Unknown())  # fmt: skip
    return Asked(step, subject)
