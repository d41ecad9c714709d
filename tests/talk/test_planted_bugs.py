"""The state machine is only worth its time if it finds bugs. Each of these is planted in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.talk import machine, session, taps, typed
from bot.talk.answers import Answer, Pick
from bot.talk.desk import SessionDesk
from bot.talk.events import Tapped
from bot.talk.screens import frame
from bot.talk.session import Screen, Session
from bot.talk.turns import Turn, answered
from tests.talk.test_machine import Chat

Plant = Callable[[pytest.MonkeyPatch], None]


def old_buttons_act(patch: pytest.MonkeyPatch) -> None:
    def tapped(event: Tapped, desk: SessionDesk) -> Turn:
        return taps.act(event.action, desk)

    patch.setattr(machine, "tapped", tapped)


def a_skip_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(taps.ACTIONS, "skip", taps._continue)


def a_change_ends_elsewhere(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(taps, "home", lambda screen: Screen(name="plan"))


def other_contexts_are_overwritten(patch: pytest.MonkeyPatch) -> None:
    def put(self: Session, key: str, context: str, answer: Answer) -> Session:
        answers = {**self.answers, key: {context: answer}}
        return self.model_copy(update={"answers": answers, "pending": None})

    patch.setattr(Session, "put", put)


def contexts_are_ignored(patch: pytest.MonkeyPatch) -> None:
    def answer(self: SessionDesk, key: str) -> Any:
        return next(iter(self.session.answers.get(key, {}).values()), None)

    patch.setattr(SessionDesk, "answer", answer)


def back_forgets(patch: pytest.MonkeyPatch) -> None:
    def back(about: str, desk: SessionDesk) -> Turn:
        last = list(desk.session.answers)[:-1]
        kept = {key: desk.session.answers[key] for key in last}
        return Turn(desk.session.model_copy(update={"answers": kept}).back())

    patch.setitem(taps.ACTIONS, "back", back)


def cancel_erases(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(machine, "cancel", taps.restart)


def storing_loses_what_waits(patch: pytest.MonkeyPatch) -> None:
    def forgetful(saved: str | None) -> Session:
        return session.load(saved).model_copy(update={"answers": {}})

    patch.setattr("tests.talk.test_machine.load", forgetful)


def a_card_without_buttons(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frame.Showing, "controls", lambda showing, skips: ())


def odd_text_moves_on(patch: pytest.MonkeyPatch) -> None:
    def read(question: Any, text: str, desk: SessionDesk) -> Turn:
        return answered(question, Pick(choice=text), desk)

    patch.setattr(typed, "_read", read)


def stickers_advance(patch: pytest.MonkeyPatch) -> None:
    settled = machine._settled

    def skipping(present: Session, world: Any, language: str) -> Session:
        return settled(present.back(), world, language)

    patch.setattr(machine, "_settled", skipping)


PLANTS: list[Plant] = [
    old_buttons_act,
    a_skip_is_forgotten,
    a_change_ends_elsewhere,
    other_contexts_are_overwritten,
    contexts_are_ignored,
    back_forgets,
    cancel_erases,
    storing_loses_what_waits,
    a_card_without_buttons,
    odd_text_moves_on,
    stickers_advance,
]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(Exception):  # noqa: B017  (any failure will do: it was found)
        run_state_machine_as_test(
            Chat,
            settings=settings(
                max_examples=100,
                stateful_step_count=25,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
