"""Twenty-five kills with -9 at random points: every answer stays, every reply arrives."""

from __future__ import annotations

import random
import threading

from tests.e2e.harness import CoachProcess, PeerProcess, Person, until
from tests.e2e.oracle import check_all, parsed

KILLS = 25

# What each of them says, and what the next card must show: one step a kill, round and round.
STEPS = [
    ("/start", "Which offer do you have"),
    ("Scale AI", "Where is the job"),
    ("San Francisco", "At which level"),
    ("Google L5", "base salary"),
    ("215,000", "equity"),
    ("300k over 4", "Where you stand"),
    ("Sharpen it (11 questions)", "another offer"),
    ("No, not yet", "draws you there"),
    ("the evaluation work", "agentic systems"),
    ("Skip", "model evaluation"),
    ("LLM benchmarking", "One line of evidence"),
    ("Designed the benchmark; it caught 3 regressions", "RLHF"),
    ("Skip", "data quality"),
]
KEPT = ["Scale AI", "San Francisco", "Google L5", "$215,000", "$300,000", "the evaluation work",
        "LLM benchmarking", "it caught 3 regressions"]  # fmt: skip


def test_twenty_five_kills(
    coach: CoachProcess, peer: PeerProcess, ana: Person, bob: Person
) -> None:
    chance = random.Random(20261123)
    kills = 0
    for text, shows in STEPS:
        answers = (ana.answers, bob.answers)
        peer.push(ana.message(text=text), bob.message(text=text))
        for _ in range(2):
            if kills < KILLS:
                _kill_soon(coach, chance.random() * 1.2)
                kills += 1
        for person, before in zip((ana, bob), answers, strict=True):
            _wait_for(person, before, text, shows)
    while kills < KILLS:
        _kill_soon(coach, chance.random() * 1.2)
        kills += 1
    assert kills == KILLS
    for person in (ana, bob):
        person.say("/summary")
        summary = parsed(person.card["text"])
        assert not [answer for answer in KEPT if answer not in summary]
    check_all(peer.seen)


def _wait_for(person: Person, before: int, text: str, shows: str) -> None:
    until(lambda: person._answered(before), f"a reply to {text!r}")
    until(lambda: shows in person.card["text"], f"{shows!r} after {text!r}")


def _kill_soon(coach: CoachProcess, seconds: float) -> None:
    """Kills at a point that only chance knows: while it starts, polls, commits or sends."""
    timer = threading.Timer(seconds, coach.running.kill)
    timer.start()
    timer.join()
    coach.running.wait()
    coach.start()
