"""A text that tells offers: taken at once where nothing is open, else settled step by step."""

from __future__ import annotations

from bot.reading.offers.shape import Read, Topic
from bot.scripts.charts import Kind
from bot.scripts.parsed import field_words, value_words
from bot.talk import agenda
from bot.talk.chapters.more import JOB
from bot.talk.desk import SessionDesk
from bot.talk.screens import pictured
from bot.talk.screens.frame import Showing
from bot.talk.session import LEFT_OUT, Screen, Session
from bot.talk.spoken import label, spoken
from bot.talk.told import COUNTED, Open, count_typed, open_questions, reading_of, taken
from bot.talk.turns import Turn, onward

_TOLD = Screen(name="told")
# Questions at which a whole offer may be pasted; the others take any words as their answer.
_ABOUT_OFFERS = ("offer:", "rival:", "job/")
# What has no question of its own and is kept beside the answers.
_TERMS = ("equity.kind", "equity.units", "equity.unit_price", "equity.strike",
          "equity.cliff_months", "relocation")  # fmt: skip
_AT = frozenset({"person/role", "person/region", "person/level"})


def may_tell(desk: SessionDesk) -> bool:
    """Whether a text can be told offers here: at the questions about them, and on every card."""
    asks = desk.session.asks
    return not asks or asks in _AT or asks.startswith(_ABOUT_OFFERS)


def heard(text: str, desk: SessionDesk) -> Turn:
    """A pasted text: kept, and taken at once where it leaves nothing to decide."""
    session = desk.session.model_copy(update={"told": text, "settled": {}, "pending": None})
    return _go_on(session, desk)


def settle(about: str, desk: SessionDesk) -> Turn | None:
    """One of the readings of the question that is open."""
    waiting = _waiting(desk)
    if waiting is None or not about.isdigit() or int(about) >= len(waiting.doubt.ways):
        return None
    return _chosen(waiting, int(about), desk)


def told(about: str, desk: SessionDesk) -> Turn | None:
    """What to do with a told text: take it, leave the open question out, or throw it away."""
    if not desk.session.told:
        return None
    if about == "drop":
        session = desk.session.model_copy(update={"told": "", "settled": {}})
        return Turn(onward(session, desk), desk.phrase("told.dropped"))
    waiting = _waiting(desk)
    if about == "leave" and waiting is not None:
        return _chosen(waiting, LEFT_OUT, desk)
    return _take(desk.session, desk) if about == "take" else None


def accepted(desk: SessionDesk) -> SessionDesk:
    """The conversation as it is once what a card shows of a told text is taken; what is open there
    is left to its own question. Anywhere else the conversation as it is."""
    if desk.session.screen != _TOLD:
        return desk
    return SessionDesk(_take(desk.session, desk).session, desk.world, desk.language)


def line_key(number: str, name: str, desk: SessionDesk) -> str | None:
    """The question that a line of the card answers, by the offer's number and the question's name;
    None where there is no such line."""
    if desk.session.screen != _TOLD or not (number.isascii() and number.isdigit()):
        return None
    lines = taken(desk).keys[: len(reading_of(desk.session, desk).offers)]
    keys = lines[int(number)] if int(number) < len(lines) else ()
    return next((key for key in keys if key.rpartition("/")[2] == name), None)


def counted(text: str, desk: SessionDesk) -> Turn | None:
    """A count typed where hours, days or years of a told offer are open; None for other text."""
    waiting = _waiting(desk) if desk.session.screen == _TOLD else None
    count = count_typed(text)
    if waiting is None or count is None or waiting.doubt.topic not in COUNTED:
        return None
    least, most = COUNTED[waiting.doubt.topic]
    whole = waiting.doubt.topic is not Topic.YEARS or count.denominator == 1
    if not least <= count <= most or not whole:
        return Turn(desk.session, desk.phrase("told.count-range", least=least, most=most,
                                              topic=waiting.doubt.topic.value))  # fmt: skip
    return _chosen(waiting, str(count), desk)


def _chosen(waiting: Open, way: int | str, desk: SessionDesk) -> Turn:
    settled = {**desk.session.settled, waiting.path: way}
    return _go_on(desk.session.model_copy(update={"settled": settled}), desk)


def _go_on(session: Session, desk: SessionDesk) -> Turn:
    now = SessionDesk(session, desk.world, desk.language)
    if _waiting(now) is not None:
        return Turn(session.moved(_TOLD))
    return _take(session, now)


def _waiting(desk: SessionDesk) -> Open | None:
    reading = reading_of(desk.session, desk)
    return next(open_questions(reading, desk.session), None)


def _take(session: Session, desk: SessionDesk) -> Turn:
    """Everything told becomes answers; where nothing more is due, with the picture."""
    now = SessionDesk(session, desk.world, desk.language)
    found = taken(now)
    session = onward(found.session.model_copy(update={"after": Screen(name="stand")}), now)
    there = SessionDesk(session, desk.world, desk.language)
    told_of = zip(found.keys, found.reads, strict=True)
    lines = [line for keys, read in told_of if (line := _line(keys, read, there))]
    notice = desk.phrase("told.taken" if lines else "told.nothing-taken", offers="; ".join(lines))
    if session.screen != Screen(name="stand") or not pictured.can_be_drawn("stand", there):
        return Turn(session, notice)
    picture = pictured.messages(Showing(there, "", ""), Kind.STAND)
    return Turn(session, notice, first=picture)


def _line(keys: tuple[str, ...], read: Read, desk: SessionDesk) -> str:
    """One offer with the answers that were taken from the text, and the terms kept beside them."""
    parts = []
    for key in keys:
        question, answer = agenda.asked(key), desk.answer(key)
        if question is not None and answer is not None:
            parts.append(f"{label(desk, question)} {spoken(desk, key, answer)}")
    if not parts:
        return ""
    parts += [_term(name, read, desk) for name in _TERMS if read.offer.at(name) is not None]
    subject = keys[0].partition("/")[0]
    name = desk.text(f"{subject}/company") if subject.startswith("rival:") else desk.company
    if subject == JOB:
        return ", ".join(parts)
    return desk.phrase("told.line", company=name or desk.phrase("told.this-offer"),
                       parts=", ".join(parts))  # fmt: skip


def _term(name: str, read: Read, desk: SessionDesk) -> str:
    called = field_words(name, desk.world)
    return f"{called[0].upper()}{called[1:]} {value_words(read, name, desk.world)}"
