"""Twenty-five kills with -9 at random points: every answer stays, every reply arrives.

Blind kills nearly always meet a process that is starting or idle: what one does with an update
takes milliseconds. So the first kill of each step starts from a moment that the peer sees.
"""

from __future__ import annotations

import random
import signal
import threading

from tests.e2e.harness import PATIENCE, CoachProcess, PeerProcess, Person, until
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
    ("No", "draws you there"),
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
        _condemn(peer, coach, chance)
        peer.push(ana.message(text=text), bob.message(text=text))
        _revive(coach)
        kills += 1
        if kills < KILLS:
            _kill_soon(coach, chance.random() * 1.2)
            kills += 1
        for person, before in zip((ana, bob), answers, strict=True):
            _wait_for(person, before, text, shows)
    assert kills == KILLS
    for person in (ana, bob):
        peer.push(person.message(text="/summary"))
        _wait_for_summary(person)
    check_all(peer.seen)
    assert not peer.refused


def _wait_for_summary(person: Person) -> None:
    until(lambda: not _missing(person), f"a summary with all of {KEPT}")


def _missing(person: Person) -> list[str]:
    """By content: a reply that comes twice after a kill is allowed, and is no answer to this."""
    shown = parsed(person.card["text"])
    return [answer for answer in KEPT if answer not in shown]


def _wait_for(person: Person, before: int, text: str, shows: str) -> None:
    until(lambda: person._answered(before), f"a reply to {text!r}")
    until(lambda: shows in person.card["text"], f"{shows!r} after {text!r}")


def _condemn(peer: PeerProcess, coach: CoachProcess, chance: random.Random) -> None:
    """Has the peer kill it while it takes an update in, or with a reply sent but not recorded."""
    method, longest = chance.choice([("getUpdates", 0.03), ("sendMessage", 0.004)])
    peer.condemn(coach.running.pid, method, chance.random() * longest)


def _kill_soon(coach: CoachProcess, seconds: float) -> None:
    """Kills at a point that only chance knows: most often while it starts."""
    timer = threading.Timer(seconds, coach.running.kill)
    timer.start()
    timer.join()
    _revive(coach)


def _revive(coach: CoachProcess) -> None:
    assert coach.running.wait(PATIENCE) == -signal.SIGKILL
    coach.start()
