"""Letters sent as files to the real bot: read once, whatever happens in between."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.e2e.harness import PATIENCE, CoachProcess, PeerProcess, Person, until
from tests.e2e.oracle import check_all, parsed

LETTERS = Path(__file__).parents[1] / "letters"
PDF = (LETTERS / "harrow-lane.pdf").read_bytes()


def read(person: Person, name: str) -> list[str]:
    """The messages that say that a file was read."""
    person.look()
    shown = (parsed(message["text"]) for message in person.messages.values())
    return [text for text in shown if f"Read: {name}" in text]


def test_a_letter_is_read_and_its_clauses_are_named(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    ana.say("/start")
    peer.push(ana.letter("harrow-lane.pdf", PDF))
    until(lambda: bool(read(ana, "harrow-lane.pdf")), "the letter's clauses")
    (text,) = read(ana, "harrow-lane.pdf")
    assert "within 18 months" in text
    assert "Friday 4 December 2026" in text
    assert "not legal advice" in text
    check_all(peer.seen)
    assert not peer.refused
    assert "92,500" not in coach.output.read_text() and "harrow" not in coach.output.read_text()


def test_a_file_that_cannot_be_read_is_answered_with_one_sentence_and_the_same_card(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    ana.say("/start")
    before = ana.labels
    for name, content, words in (
        ("cut.pdf", PDF[:-50], "damaged or cut short"),
        ("page.pdf", b"<html><body>Base $1</body></html>", "The name of that file"),
    ):
        peer.push(ana.letter(name, content))
        until(lambda words=words: words in parsed(ana.card["text"]), words)  # type: ignore[misc]
        assert ana.labels == before
    peer.push(ana.message(document={"file_id": "huge", "file_size": 21 * 1024 * 1024}))
    until(lambda: "larger than any letter" in parsed(ana.card["text"]), "the size's sentence")
    assert not [seen for seen in peer.seen if seen["fields"].get("file_id") == "huge"]


def test_a_download_is_tried_again_and_one_that_fails_for_good_has_a_sentence(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    ana.say("/start")
    peer.fault("getFile", 502, "Bad Gateway")
    peer.push(ana.letter("late.pdf", PDF))
    until(lambda: bool(read(ana, "late.pdf")), "the letter after a failed download")
    peer.push(ana.message(document={"file_id": "gone", "file_size": 10}))
    until(lambda: "could not fetch" in parsed(ana.card["text"]), "the sentence on the download")


def test_a_kill_while_a_letter_is_fetched_neither_loses_nor_doubles_it(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    """What was said after it waits for it, and others wait for neither."""
    ana.say("/start")
    for kill in range(3):
        name = f"letter-{kill}.pdf"
        peer.condemn(coach.running.pid, "getFile", 0.2 * kill)
        peer.push(ana.letter(name, PDF), ana.message(text="/help"))
        assert coach.running.wait(PATIENCE) == -signal.SIGKILL
        coach.start()
        until(lambda name=name: bool(read(ana, name)), name)  # type: ignore[misc]
        until(lambda: "/privacy" in parsed(ana.card["text"]), "what was said after the letter")
        assert len(read(ana, name)) == 1
        peer.push(ana.message(text="/start"))
        until(lambda: "/privacy" not in parsed(ana.card["text"]), "the next card")


def test_others_are_answered_while_a_file_is_fetched(
    coach: CoachProcess, peer: PeerProcess, ana: Person, bob: Person
) -> None:
    ana.say("/start")
    for _ in range(4):
        peer.fault("getFile", 502, "Bad Gateway")
    peer.push(ana.letter("slow.pdf", PDF))
    bob.say("/start")
    assert not read(ana, "slow.pdf")
    until(lambda: bool(read(ana, "slow.pdf")), "the letter in the end")
