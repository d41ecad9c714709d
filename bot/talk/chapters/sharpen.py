"""What makes a letter stronger. Every question here can be skipped."""

from __future__ import annotations

from bot.core.facts import BaseChoice
from bot.core.money import Whole, Yearly
from bot.core.offer import Market
from bot.guides.schema import Lever
from bot.rules.ground import Kind
from bot.talk import readers
from bot.talk.answers import Pick, Skipped, Words
from bot.talk.chapters.start import LEVEL, REGION, ROLE
from bot.talk.step import PERSON, WALK_AWAY, Asked, Choice, Desk, Step, Turn

ADOPT, OWN, YES, NO, BAND = "adopt", "own", "yes", "no", "band"


def _yes_no(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return (
        Choice(desk.phrase("choice.add-offer"), Pick(choice=YES)),
        Choice(desk.phrase("choice.no-offer"), Pick(choice=NO)),
    )


def _lever(desk: Desk, subject: str) -> Lever | None:
    levers = desk.guide.levers if desk.guide else ()
    return next((lever for lever in levers if f"proof:{lever.id}" == subject), None)


def _areas(desk: Desk, subject: str) -> tuple[Choice, ...]:
    lever = _lever(desk, subject)
    return tuple(Choice(area, Words(text=area)) for area in (lever.choices if lever else ()))


def _has_lever(desk: Desk, subject: str) -> bool:
    return _lever(desk, subject) is not None


def _has_area(desk: Desk, subject: str) -> bool:
    return isinstance(desk.answer(f"{subject}/area"), Words)


def _suggestions(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    own = Choice(desk.phrase("choice.own-walk-away"), Pick(choice=OWN))
    floor = desk.plan.ground.floor if desk.plan else None
    if floor is None or floor.base is None or floor.equity is None:
        return (own,)
    label = desk.phrase("choice.adopt", base=desk.say(floor.base), equity=desk.say(floor.equity))
    return (Choice(label, Pick(choice=ADOPT)), own)


def _place_and_level(desk: Desk, _subject: str) -> str:
    """A suggestion that was adopted is that of one guide, region and level."""
    keys = (ROLE.key, REGION.key, LEVEL.key)
    return "|".join(a.model_dump_json() if (a := desk.answer(key)) else "" for key in keys)


def _own(desk: Desk, subject: str) -> bool:
    return desk.answer(f"{subject}/choice") == Pick(choice=OWN)


def _in_currency(desk: Desk, subject: str) -> str:
    return desk.currency(subject)


def _no_guide(desk: Desk, _subject: str) -> bool:
    return desk.plan is not None and desk.plan.ground.kind is not Kind.GUIDE


def _band_instead(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return (Choice(desk.phrase("choice.own-band"), Pick(choice=BAND)),)


def _has_band(desk: Desk, subject: str) -> bool:
    return _no_guide(desk, subject) and desk.answer("target/base") == Pick(choice=BAND)


def _own_target(desk: Desk, subject: str) -> bool:
    return _no_guide(desk, subject) and not _has_band(desk, subject)


def _above_posted(desk: Desk, _subject: str) -> bool:
    if desk.plan is None:
        return False
    finding = desk.plan.found("base-above-posted")
    chosen = desk.plan.facts.base_choice is BaseChoice.POSTED
    return chosen or (finding is not None and finding.values["over_ask"] == "yes")


def _base_choices(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    figure = desk.plan.figures.get("posted.base.high") if desk.plan else None
    top = desk.say(figure.value) if figure and isinstance(figure.value, Yearly | Whole) else ""
    return (
        Choice(desk.phrase("choice.base-guide"), Pick(choice=BaseChoice.GUIDE.value)),
        Choice(desk.phrase("choice.base-posted", top=top), Pick(choice=BaseChoice.POSTED.value)),
    )


def _private(desk: Desk, _subject: str) -> bool:
    """Asked once some offer's shares are known not to be for sale."""
    if desk.plan is None:
        return False
    comparison = desk.plan.comparison
    if not comparison.all:
        return False
    grants = (side.offer.equity for side in (comparison.own, *comparison.all))
    return any(grant is not None and grant.market is Market.PRIVATE for grant in grants)


def _haircuts(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    paper = Choice(desk.phrase("choice.paper"), Words(text="0"))
    cuts = (Choice(desk.phrase("choice.cut", cut=n), Words(text=str(n))) for n in _CUTS)
    return (paper, *cuts)


_CUTS = (30, 50)  # the ends of what practitioners name; any other figure can be typed
_LINE, _NAME = readers.line("line.characters"), readers.line("name.characters")

RIVALS = Asked(Step("rivals", "rivals", readers.choice_only, _yes_no, skip=Skipped()), PERSON)
REASON = Asked(Step("reason", "reason", _LINE, skip=Skipped()), PERSON)
AREA = Step("area", "proof.area", _LINE, _areas, when=_has_lever, skip=Skipped())
EVIDENCE = Step("evidence", "proof.evidence", _LINE, when=_has_area, skip=Skipped())
BASE_CHOICE = Asked(
    Step("base_choice", "base_choice", readers.choice_only, _base_choices, when=_above_posted,
         skip=Skipped()), PERSON
)  # fmt: skip
WALK_AWAY_CHOICE = Asked(
    Step("choice", "walk_away", readers.choice_only, _suggestions, rests_on=_place_and_level,
         skip=Skipped()), WALK_AWAY
)  # fmt: skip
WALK_AWAY_BASE = Asked(
    Step("base", "walk_away.base", readers.base, when=_own, rests_on=_in_currency,
         skip=Skipped()), WALK_AWAY
)  # fmt: skip
WALK_AWAY_EQUITY = Asked(
    Step("equity", "walk_away.equity", readers.equity, when=_own, rests_on=_in_currency,
         skip=Skipped()), WALK_AWAY
)  # fmt: skip
HAIRCUT = Asked(
    Step("haircut", "haircut", readers.percent, _haircuts, when=_private,
         turn=Turn.ON_REQUEST, skip=Skipped()), PERSON
)  # fmt: skip
READY = Asked(Step("ready_to_sign", "ready_to_sign", _LINE, skip=Skipped()), PERSON)
CANDIDATE = Asked(Step("candidate", "candidate", _NAME, skip=Skipped()), PERSON)
RECRUITER = Asked(Step("recruiter", "recruiter", _NAME, skip=Skipped()), PERSON)
TARGET_BASE = Asked(
    Step("base", "target.base", readers.base, _band_instead, when=_no_guide,
         rests_on=_in_currency, skip=Skipped()), "target"
)  # fmt: skip
TARGET_EQUITY = Asked(
    Step("equity", "target.equity", readers.equity, when=_own_target, rests_on=_in_currency,
         skip=Skipped()), "target"
)  # fmt: skip
BAND_STEPS = (
    Asked(Step("low", "band.low", readers.base, when=_has_band, rests_on=_in_currency), "band"),
    Asked(Step("high", "band.high", readers.base, when=_has_band, rests_on=_in_currency), "band"),
    Asked(Step("source", "band.source", _LINE, when=_has_band), "band"),
    Asked(Step("date", "band.date", _NAME, when=_has_band), "band"),
)

TARGET = (TARGET_BASE, TARGET_EQUITY, *BAND_STEPS)
BEFORE_PROOF = (RIVALS, REASON)
WALK_AWAY_QUESTIONS = (WALK_AWAY_CHOICE, WALK_AWAY_BASE, WALK_AWAY_EQUITY)
AFTER_PROOF = (
    BASE_CHOICE,
    HAIRCUT,
    *WALK_AWAY_QUESTIONS,
    READY,
    CANDIDATE,
    RECRUITER,
)


def proof_questions(subject: str) -> tuple[Asked, ...]:
    """Two questions about one lever: which kind of work, and the evidence for it."""
    return (Asked(AREA, subject), Asked(EVIDENCE, subject))


def chapter(desk: Desk) -> tuple[Asked, ...]:
    """Everything that sharpens, in the order of asking."""
    levers = desk.guide.levers if desk.guide else ()
    proof = [q for lever in levers for q in proof_questions(f"proof:{lever.id}")]
    return (*TARGET, *BEFORE_PROOF, *proof, *AFTER_PROOF)
