"""Buttons: what each action does. One that nobody drew leads back to the present card."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.core.facts import BaseChoice
from bot.talk import agenda, taking
from bot.talk.answers import Pick
from bot.talk.chapters import more
from bot.talk.chapters.sharpen import BASE_CHOICE, YES
from bot.talk.desk import SessionDesk
from bot.talk.events import Tapped
from bot.talk.files import KINDS, file
from bot.talk.screens import exists
from bot.talk.session import ASK, TRY, Screen
from bot.talk.turns import Turn, add_rival, answered, instead, onward


def tapped(event: Tapped, desk: SessionDesk) -> Turn:
    if desk.session.screen.name == "welcome":
        return Turn(onward(desk.session, desk))
    if event.revision != desk.session.revision:
        return Turn(desk.session, desk.phrase("notice.stale"))
    return act(event.action, desk)


def act(action: str, desk: SessionDesk) -> Turn:
    """One button. An action nobody drew leads back to the present card."""
    verb, _, about = action.partition(":")
    handler = ACTIONS.get(verb)
    turn = handler(about, desk) if handler else None
    return turn or Turn(desk.session, desk.phrase("notice.stale"))


def _pick(about: str, desk: SessionDesk) -> Turn | None:
    question = agenda.asked(desk.session.asks)
    if question is None:
        return None
    choices = question.step.choices(desk, question.subject)
    number = _index(about, len(choices))
    return None if number is None else answered(question, choices[number].answer, desk)


def _read_as(about: str, desk: SessionDesk) -> Turn | None:
    pending, question = desk.session.pending, agenda.asked(desk.session.asks)
    if pending is None or question is None:
        return None
    number = _index(about, len(pending.options))
    return None if number is None else answered(question, pending.options[number].answer, desk)


def _index(text: str, count: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) < count else None


def _go(about: str, desk: SessionDesk) -> Turn | None:
    name, _, rest = about.partition("/")
    return open_screen(Screen(name=name, about=rest), desk)


def open_screen(screen: Screen, desk: SessionDesk) -> Turn:
    if screen.name == "help" and desk.session.asks:
        screen = Screen(name="help", about=desk.session.asks)
    if not exists(screen, desk):
        return Turn(onward(desk.session, desk), desk.phrase("notice.not-yet"))
    return Turn(desk.session.moved(screen))


def _skip(_about: str, desk: SessionDesk) -> Turn:
    question = agenda.asked(desk.session.asks)
    if question is None:
        return Turn(desk.session, desk.phrase("notice.nothing-to-skip"))
    if desk.session.screen.name == TRY:
        return Turn(desk.session.replaced(Screen(name="what-if")))
    if question.step.skip is None:
        return Turn(desk.session, desk.phrase("notice.needed"))
    return answered(question, question.step.skip, desk)


def _keep(_about: str, desk: SessionDesk) -> Turn:
    if desk.session.screen.name == TRY:
        return Turn(desk.session.replaced(Screen(name="what-if")))
    return Turn(onward(desk.session, desk))


def _try(about: str, desk: SessionDesk) -> Turn | None:
    """One answer on trial."""
    question = agenda.asked(about)
    if question is None or question not in agenda.on_trial(desk):
        return None
    return Turn(desk.session.moved(Screen(name=TRY, about=about)))


def _adopt(_about: str, desk: SessionDesk) -> Turn:
    """What was on trial becomes an answer."""
    kept = desk.session.with_trial().model_copy(update={"courses": (), "after": _STAND})
    return Turn(onward(kept, desk))


def _drop(_about: str, desk: SessionDesk) -> Turn:
    return Turn(desk.session.model_copy(update={"trial": {}}))


def _back(_about: str, desk: SessionDesk) -> Turn:
    session = desk.session.back()
    while session.trail and not exists(session.screen, SessionDesk(session, desk.world)):
        session = session.back()
    same = session == desk.session
    return Turn(session, desk.phrase("notice.first") if same else "")


def cancel(_about: str, desk: SessionDesk) -> Turn:
    """Leaves the question and keeps the answers."""
    screen = Screen(name="stand") if desk.ready else Screen(name="paused")
    session = desk.session.model_copy(update={"courses": (), "after": Screen(name="stand")})
    return Turn(session.moved(screen), desk.phrase("notice.kept"))


def _change(about: str, desk: SessionDesk) -> Turn | None:
    """One answer anew, and straight back to where the change was asked for."""
    question = agenda.asked(about)
    if question is None or not question.applies(desk):
        return None
    after = _AFTER.get(about) or home(desk.session.screen)
    session = desk.session.model_copy(
        update={"courses": agenda.follow_up(question), "after": after}
    )
    return Turn(session.moved(Screen(name=ASK, about=about)))


_STAND = Screen(name="stand")
# Cards that a change made from them comes back to.
_HOMES = frozenset({"summary", "rival", "email", "call", "compare", "packages", "plan", "pay"})
# Answers that have a card of their own to show what follows.
_AFTER = {more.REPLY.key: Screen(name="reply"), more.DRAFT.key: Screen(name="draft")}


def home(screen: Screen) -> Screen:
    return screen if screen.name in _HOMES else _STAND


def _start_rival(_about: str, desk: SessionDesk) -> Turn:
    after = desk.session.screen if desk.session.screen.name == "summary" else Screen(name="stand")
    session = desk.session.model_copy(update={"courses": (), "after": after})
    return add_rival(session, desk)


def _remove(about: str, desk: SessionDesk) -> Turn | None:
    if not about.isdigit() or int(about) not in desk.rivals:
        return None
    name = desk.text(f"rival:{about}/company") or ""
    session = desk.session.put(f"rival:{about}/gone", "", Pick(choice=YES))
    notice = desk.phrase("notice.removed", company=name)
    return Turn(session.moved(Screen(name="summary")), notice)


def _sharpen(_about: str, desk: SessionDesk) -> Turn:
    session = desk.session.model_copy(
        update={"courses": ("sharpen",), "after": Screen(name="summary")}
    )
    return Turn(onward(session, desk))


def _write(_about: str, desk: SessionDesk) -> Turn:
    """The email; first, the one answer without which there can be none."""
    session = desk.session.model_copy(update={"courses": (), "after": Screen(name="email")})
    finding = desk.plan.found("needs-target") if desk.plan else None
    if finding is not None:
        return Turn(onward(session.model_copy(update={"courses": ("target",)}), desk))
    reason = desk.plan.found("needs-reason") if desk.plan else None
    if reason is not None and reason.answer:
        return Turn(session.moved(Screen(name=ASK, about=agenda.settles(reason.answer))))
    return open_screen(Screen(name="email"), SessionDesk(session, desk.world, desk.language))


def _fix(about: str, desk: SessionDesk) -> Turn | None:
    """One line of the card of what was read anew: the others are taken, and it is asked for."""
    number, _, name = about.partition(".")
    key = taking.line_key(number, name, desk)
    return _change(key, taking.accepted(desk)) if key is not None else None


def _base(about: str, desk: SessionDesk) -> Turn | None:
    if about not in set(BaseChoice):
        return None
    session = desk.session.put(BASE_CHOICE.key, BASE_CHOICE.context(desk), Pick(choice=about))
    return Turn(session)


def _file(about: str, desk: SessionDesk) -> Turn | None:
    """A file, and the card of all files; what is missing is said where it would be shown."""
    if about not in KINDS:
        return None
    handed = file(about, desk)
    if handed is None:
        return open_screen(Screen(name="email"), desk)
    return Turn(desk.session.moved(Screen(name="files")), first=(handed,))


def _continue(_about: str, desk: SessionDesk) -> Turn:
    return Turn(onward(desk.session, desk))


def restart(_about: str, desk: SessionDesk) -> Turn:
    return Turn(instead(desk.session.anew(), desk))


def spoken_in(about: str, desk: SessionDesk) -> Turn:
    """The chat in another language, from this card on; letters follow unless chosen apart."""
    if about not in desk.world.words:
        return Turn(desk.session, desk.phrase("notice.stale"))
    session = desk.session.model_copy(update={"language": about, "pending": None})
    return Turn(session, SessionDesk(session, desk.world).phrase("notice.language"))


def _letters_in(about: str, desk: SessionDesk) -> Turn | None:
    if about not in desk.world.words:
        return None
    return Turn(desk.session.model_copy(update={"letters": about}), desk.phrase("notice.kept"))


def _delete(_about: str, desk: SessionDesk) -> Turn:
    return Turn(desk.session, erased=True)


ACTIONS: Mapping[str, Callable[[str, SessionDesk], Turn | None]] = {
    "pick": _pick,
    "read": _read_as,
    "go": _go,
    "skip": _skip,
    "keep": _keep,
    "back": _back,
    "cancel": cancel,
    "change": _change,
    "try": _try,
    "adopt": _adopt,
    "drop": _drop,
    "add-rival": _start_rival,
    "remove": _remove,
    "sharpen": _sharpen,
    "write": _write,
    "base": _base,
    "settle": taking.settle,
    "told": taking.told,
    "fix": _fix,
    "language": spoken_in,
    "letters": _letters_in,
    "file": _file,
    "continue": _continue,
    "restart!": restart,
    "delete!": _delete,
}
