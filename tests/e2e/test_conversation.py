"""The real process against a Bot API server: whole conversations, faults, groups, secrets."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.harness import (
    PATIENCE,
    ROOT,
    TOKEN,
    CoachProcess,
    PeerProcess,
    Person,
    until,
)
from tests.e2e.ledger import check_ledger
from tests.e2e.oracle import check_all, parsed

PNG = b"\x89PNG\r\n\x1a\n"


def to_standing(person: Person) -> None:
    person.say("/start")
    person.tap("Scale AI")
    person.tap("San Francisco")
    person.tap("Google L5")
    person.say("215,000")
    person.say("300k over 4")
    assert "Where you stand" in person.card["text"]


def email_of(person: Person) -> str:
    texts = [m["text"] for m in person.messages.values() if m["text"].startswith("Subject:")]
    assert texts, "no email arrived"
    return parsed(texts[-1])


def test_the_main_job_by_buttons_and_text(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    to_standing(ana)
    assert "$290,000" in parsed(ana.card["text"])
    ana.tap("Write my email now")
    email = email_of(ana)
    assert "$248,000" in email and "$475,000" in email and "$366,750" in email
    assert "235,000" not in email and "340,000" not in email
    name, content = ana.documents[-1]
    assert name == "counter-offer.txt" and content.strip() in email.replace("\n\n\n", "\n\n")
    ana.tap("Call script")
    assert any("THEY MAY SAY" in m["text"] for m in ana.messages.values())
    ana.tap("Questions for them")
    assert "tender" in ana.card["text"]
    ana.say("/why")
    ana.tap("ask base")
    assert "Source" in ana.card["text"]
    assert check_all(peer.seen) > 10
    check_ledger(peer.seen)
    assert not peer.refused


def test_pictures_arrive_once_with_every_figure_in_words(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    to_standing(ana)
    ana.tap("Picture")
    (caption, png) = ana.photos[0]
    assert png.startswith(PNG) and int.from_bytes(png[16:20], "big") == 1080
    assert "private" in parsed(caption) and "Floor: $235,000" in parsed(caption)
    ana.tap("Picture: the years")
    assert "Year 1: $290,000" in parsed(ana.photos[1][0])
    ana.say("hello")  # nothing to read here: the card is shown again, the picture is not
    ana.tap("On white")
    assert len(ana.photos) == 3 and ana.photos[2][1] != ana.photos[1][1]
    ana.tap("Where I stand")
    assert "Where you stand" in ana.card["text"]
    check_all(peer.seen)
    check_ledger(peer.seen)
    assert not peer.refused


def test_files_arrive_as_files(coach: CoachProcess, peer: PeerProcess, ana: Person) -> None:
    to_standing(ana)
    ana.tap("Write my email now")
    ana.tap("As a draft (.eml)")
    ana.tap("Call brief (PDF)")
    ana.tap("Private sheet (PDF)")
    draft, brief, private = ana.documents[-3:]
    assert draft[0] == "counter-offer.eml" and "X-Unsent: 1\r\n" in draft[1]
    assert brief[0] == "call-brief.pdf" and private[0] == "PRIVATE-sheet.pdf"
    assert brief[1].startswith("%PDF") and private[1].startswith("%PDF")
    assert check_all(peer.seen) > 5
    check_ledger(peer.seen)
    assert not peer.refused


def test_a_kill_after_a_picture_loses_none(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    """It is sent again at most, since nobody can know whether the answer to it was read."""
    to_standing(ana)
    peer.condemn(coach.running.pid, "sendPhoto", 0.0)
    peer.push(ana.tapped("Picture"))
    coach.running.wait(PATIENCE)
    coach.start()
    until(lambda: "as a picture" in ana.card["text"], "the card after the picture")
    assert 1 <= len(ana.photos) <= 2
    assert len({png for _, png in ana.photos}) == 1
    check_ledger(peer.seen)


def test_every_command_and_every_odd_message_gets_an_answer(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    for command in (
        "start",
        "help",
        "offer",
        "summary",
        "plan",
        "why",
        "privacy",
        "delete",
        "cancel",
    ):
        ana.say(f"/{command}")
        assert ana.labels
    ana.say("/nonsense")
    to_standing(Person(peer, 1003))
    ana.say("/start")
    for content in (
        {"sticker": {"file_id": "x"}},
        {"photo": [{"file_id": "x"}]},
        {"voice": {"file_id": "x"}},
        {"document": {"file_name": "no-longer-there.pdf"}},
        {"text": "hello", "forward_origin": {"type": "user"}},
        {"location": {"latitude": 1, "longitude": 2}},
    ):
        ana.send(**content)
        assert ana.labels
    edited = {"edited_message": ana.message(text="changed")["message"]}
    before = ana.answers
    peer.push(edited)
    until(lambda: ana._answered(before), "an answer to an edited message")
    check_all(peer.seen)
    check_ledger(peer.seen)
    assert not peer.refused


def test_an_old_button_and_a_double_tap(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    ana.say("/start")
    first = ana.tapped("Scale AI")
    ana.tap("Scale AI")
    assert "Where is the job" in ana.card["text"]
    before = ana.answers
    peer.push(first)
    until(lambda: ana._answered(before), "an answer to the old button")
    assert "older card" in ana.card["text"] and "Where is the job" in ana.card["text"]
    before = ana.answers
    tap = ana.tapped("San Francisco")
    peer.push(tap, {**tap, "callback_query": {**tap["callback_query"], "id": "again"}})
    until(lambda: ana._answered(before + 1), "answers to both taps")
    assert "At which level" in ana.card["text"]
    check_ledger(peer.seen)


def test_two_people_at_once(
    coach: CoachProcess, peer: PeerProcess, ana: Person, bob: Person
) -> None:
    ana.say("/start")
    bob.say("/start")
    peer.push(ana.tapped("Scale AI"), bob.tapped("Another company"))
    until(lambda: "Where is the job" in ana.card["text"], "Ana's region")
    until(lambda: "Which company" in bob.card["text"], "Bob's company")
    peer.push(bob.message(text="Acme"), ana.message(text="New York"))
    until(lambda: "At which level" in ana.card["text"], "Ana's level")
    until(lambda: "Where is the job" in bob.card["text"], "Bob's region")


def test_a_group_gets_one_sentence_and_leaves_nothing(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    group = {"id": -500, "type": "group", "title": "friends of 215k"}
    said = {**ana.message(text="my offer is 215000")["message"], "chat": group}
    asked = {**ana.message(text="/start")["message"], "chat": group}
    peer.push({"message": said}, {"message": asked})
    until(lambda: any(str(r["fields"].get("chat_id")) == "-500" for r in peer.seen), "a sentence")
    ana.say("/start")
    to_group = [r["fields"] for r in peer.seen if str(r["fields"].get("chat_id")) == "-500"]
    assert len(to_group) == 1 and "t.me/counteroffer_test_bot" in to_group[0]["text"]
    coach.stop()
    stored = "".join(str(row) for row in _rows(coach.database))
    assert "215" not in stored.replace("215,000", "") and "friends" not in stored


def test_a_429_is_honoured_and_a_403_ends_the_talk(
    coach: CoachProcess, peer: PeerProcess, ana: Person, bob: Person
) -> None:
    ana.say("/start")
    to_standing(bob)
    peer.fault("sendMessage", 429, "Too Many Requests: retry after 1", chat=ana.id, retry_after=1)
    ana.say("Scale AI")
    assert "Where is the job" in ana.card["text"]
    (refused,) = peer.refused
    taken = [request for request in peer.seen if request["fields"].get("chat_id") == str(ana.id)]
    assert taken[-1]["at"] - refused["at"] >= 1
    peer.fault("sendMessage", 403, "Forbidden: bot was blocked by the user", chat=bob.id)
    peer.push(bob.tapped("Write my email now"))
    until(lambda: len(peer.refused) == 2, "the refusal of Bob's email")
    ana.say("San Francisco")
    ana.say("senior")
    assert "base salary" in ana.card["text"]
    bob.say("/summary")
    assert "Scale AI" in bob.card["text"]
    assert not bob.documents, "the rest of a reply was sent to somebody who blocked the bot"


def test_a_malformed_update_between_two_good_ones(
    coach: CoachProcess, peer: PeerProcess, ana: Person, bob: Person
) -> None:
    ana.say("/start")
    before = (ana.answers, bob.answers)
    broken = {
        "message": {
            "message_id": "what",
            "from": {"id": "malformed-secret-215"},
            "chat": {"type": "private"},
            "text": {"malformed-secret-215": 1},
        }
    }
    peer.push(ana.message(text="Scale AI"), broken, bob.message(text="/start"))
    until(lambda: ana._answered(before[0]), "Ana's answer")
    until(lambda: bob._answered(before[1]), "Bob's answer")
    assert coach.stop() == 0
    assert "malformed-secret" not in coach.output.read_text()


SECRETS = {
    "company": "Zqcompany",
    "place": "Zqplace",
    "base": "187,654",
    "equity": "345,678 over 4",
    "target base": "198,765",
    "target equity": "387,651 over 4",
    "rival": "Zqrival",
    "rival base": "176,543",
    "rival equity": "312,345 over 4",
    "reason": "zqreason is why",
    "walk-away base": "171,717",
    "walk-away equity": "301,301 over 4",
    "ready": "zqready to sign",
    "candidate": "Zqcandidate",
    "recruiter": "Zqrecruiter",
    "group": "zqgroup",
    "malformed": "zqmalformed",
    "refused": "zqrefused",
    "telegram name": "Zqtelegramname",
    "token": TOKEN.partition(":")[2],
}


def test_nothing_that_was_said_is_in_a_log_and_delete_leaves_nothing(
    coach: CoachProcess, peer: PeerProcess
) -> None:
    ana = Person(peer, 1001, SECRETS["telegram name"])
    _tell_everything(ana)
    group = {**ana.message(text=f"/plan {SECRETS['group']}")["message"]}
    group["chat"] = {"id": -1, "type": "group", "title": SECRETS["group"]}
    peer.push({"message": group}, {"message": {"from": SECRETS["malformed"]}})
    peer.fault("sendMessage", 400, "Bad Request: can't parse entities", chat=ana.id)
    peer.push(ana.message(text=SECRETS["refused"]))
    until(lambda: len(peer.refused) == 1, "the refused message")
    ana.say("/summary")
    told = parsed(ana.card["text"])
    assert "Zqcompany" in told and "$" not in told and "171,717" in told
    written = coach.output.read_text()
    for path in coach.home.rglob("*"):
        if path.is_file() and not path.name.startswith(coach.database.name):
            written += path.read_bytes().decode("utf-8", "replace")
    assert coach.output.read_text(), "an empty log would prove nothing"
    assert not _found_in(written)
    assert len(_found_in(_stored(coach))) > 10, "nothing was kept, so nothing could be erased"
    ana.say("/delete")
    _erase(peer, ana)
    assert not _found_in(_stored(coach)), "while it runs, its log of changes counts too"
    assert coach.stop() == 0
    assert not _found_in(_stored(coach))


def _tell_everything(ana: Person) -> None:
    ana.say("/start")
    ana.tap("Another company")
    for name in ("company", "place"):
        ana.say(SECRETS[name])
    ana.tap("EUR")
    ana.say("senior")
    for name in ("base", "equity"):
        ana.say(SECRETS[name])
    ana.tap("Write my email now")
    for name in ("target base", "target equity"):
        ana.say(SECRETS[name])
    ana.tap("Sharpen it")
    ana.tap("Yes, add one")
    ana.say(SECRETS["rival"])
    ana.tap("In writing")
    for name in ("rival base", "rival equity"):
        ana.say(SECRETS[name])
    ana.tap("No")
    ana.say(SECRETS["reason"])
    ana.tap("My own figures")
    for name in ("walk-away base", "walk-away equity", "ready", "candidate", "recruiter"):
        ana.say(SECRETS[name])
    assert "All your answers" in ana.card["text"]


def _found_in(text: str) -> list[str]:
    """Secrets that stand in a text, with and without the commas of their figures."""
    marks = [words.removesuffix(" over 4") for words in SECRETS.values()]
    marks += [mark.replace(",", "") for mark in marks]
    return [mark for mark in marks if mark in text]


def _stored(coach: CoachProcess) -> str:
    files = (path.read_bytes() for path in coach.database.parent.iterdir())
    return b"".join(files).decode("utf-8", "replace")


def _erase(peer: PeerProcess, person: Person) -> None:
    peer.push(person.tapped("Yes, erase everything"))
    until(lambda: _heard(person, "is erased"), "the last word")


def _heard(person: Person, words: str) -> bool:
    person.look()
    return any(words in message["text"] for message in person.messages.values())


def test_a_second_process_is_refused_and_sigterm_is_prompt(
    coach: CoachProcess, peer: PeerProcess, ana: Person
) -> None:
    ana.say("/start")
    second = subprocess.run(
        [sys.executable, "-m", "bot", "serve"], cwd=ROOT, env=coach.environment,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert second.returncode != 0 and len(second.stderr.strip().splitlines()) == 1
    assert coach.stop() == 0


def test_a_409_is_retried(coach: CoachProcess, peer: PeerProcess, ana: Person) -> None:
    ana.say("/start")
    for _ in range(2):
        peer.fault("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    ana.say("Scale AI")
    until(lambda: len(peer.refused) == 2, "both conflicts")
    ana.say("San Francisco")
    assert "At which level" in ana.card["text"]


def test_a_refused_token_is_one_sentence(peer: PeerProcess, tmp_path: Path) -> None:
    peer.fault("getMe", 401, "Unauthorized")
    process = CoachProcess(tmp_path, peer.url)
    process.start()
    assert process.running.wait(60) != 0
    assert len(process.output.read_text().strip().splitlines()) == 1


@pytest.mark.parametrize("missing", ["TELEGRAM_BOT_TOKEN"])
def test_a_missing_token_is_one_sentence(missing: str, tmp_path: Path) -> None:
    process = CoachProcess(tmp_path, "http://127.0.0.1:9")
    del process.environment[missing]
    process.start()
    assert process.running.wait(60) != 0
    assert len(process.output.read_text().strip().splitlines()) == 1


def test_files_are_private(coach: CoachProcess, ana: Person) -> None:
    ana.say("/start")
    assert coach.database.parent.stat().st_mode & 0o777 == 0o700
    for path in coach.database.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def _rows(database: Path) -> list[object]:
    connection = sqlite3.connect(database)
    tables = [r[0] for r in connection.execute("select name from sqlite_master where type='table'")]
    rows = [row for table in tables for row in connection.execute(f'select * from "{table}"')]
    connection.close()
    return rows
