"""Processes and people for black-box tests: the peer, the real `coach serve`, its people."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.ledger import acknowledged

Json = dict[str, Any]
TOKEN = "123456:black-box-secret-token"
# Only against a hang: no test rests on how fast anything is.
PATIENCE = 60.0
ROOT = Path(__file__).parents[2]


def until(condition: Callable[[], bool], what: str) -> None:
    """Waits for a condition, asking often."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.01)


class PeerProcess:
    """The Bot API server as a process, and its test endpoints."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.peer"], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self.process.stdout is not None
        self.url = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"
        self.client = httpx.Client(base_url=self.url, trust_env=False, timeout=30)
        self._seen: list[Json] = []

    def push(self, *updates: Json) -> list[int]:
        body = {"token": TOKEN, "updates": list(updates)}
        return list(self.client.post("/__test/push", json=body).json()["update_ids"])

    def upload(self, file: str, content: bytes) -> None:
        """Keeps a file, so that a message can name it by this id."""
        self.client.post(f"/__test/upload/{file}", content=content)

    def fault(
        self, method: str, status: int, description: str, chat: int | None = None, **parameters: Any
    ) -> None:
        """The next such request is refused. Without a chat, any chat's request may be the one."""
        fault: Json = {"status": status, "description": description}
        if chat is not None:
            fault["chat"] = chat
        if parameters:
            fault["parameters"] = parameters
        self.client.post("/__test/fault", json={"method": method, "fault": fault})

    @property
    def seen(self) -> list[Json]:
        """Every request so far; only what is new is fetched."""
        after = str(len(self._seen))
        self._seen += self.client.get("/__test/seen", params={"after": after}).json()["seen"]
        return self._seen

    def condemn(self, pid: int, method: str, delay: float) -> None:
        """Kills a process so long after a request that only the peer knows the moment of."""
        self.client.post("/__test/doom", json={"pid": pid, "method": method, "delay": delay})

    @property
    def refused(self) -> list[Json]:
        """Every request that was not taken, with status and description."""
        return list(self.client.get("/__test/seen").json()["refused"])

    def close(self) -> None:
        self.client.close()
        self.process.kill()
        self.process.wait()


class CoachProcess:
    """The real `coach serve`, with a home of its own."""

    def __init__(self, home: Path, api: str, token: str = TOKEN) -> None:
        self.home, self.database = home, home / "state" / "coach.sqlite"
        self.output = home / "output.txt"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "COACH_DATABASE": str(self.database),
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_API_BASE_URL": api,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=ROOT, env=self.environment, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip

    @property
    def running(self) -> subprocess.Popen[bytes]:
        assert self.process is not None
        return self.process

    def kill(self) -> None:
        self.running.kill()
        self.running.wait()

    def stop(self) -> int:
        """The exit code; a supervisor would not wait longer than this before it kills."""
        self.running.send_signal(signal.SIGTERM)
        return self.running.wait(10)

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()


def _text(data: str) -> str:
    """A file's text; of a PDF, what can be read of it as text."""
    return base64.b64decode(data).decode(errors="replace")


@dataclass
class Person:
    """Somebody with a private chat. Reads what the peer has shown them."""

    peer: PeerProcess
    id: int
    name: str = "Ana"
    messages: dict[int, Json] = field(default_factory=dict)
    documents: list[tuple[str, str]] = field(default_factory=list)
    photos: list[tuple[str, bytes]] = field(default_factory=list)
    answers: int = 0
    taken: int = 0
    card_id: int = 0
    _queries: int = 0

    @property
    def chat(self) -> Json:
        return {"id": self.id, "type": "private", "first_name": self.name}

    @property
    def user(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name}

    def look(self) -> None:
        """Takes in what the bot has sent since the last look."""
        seen = self.peer.seen
        for request in seen[self.taken :]:
            fields = request["fields"]
            if str(fields.get("chat_id")) == str(self.id):
                self._take(request, fields)
        self.taken = len(seen)

    def _take(self, request: Json, fields: Json) -> None:
        markup = fields.get("reply_markup") or {"inline_keyboard": []}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        shown = {"text": fields.get("text", ""), "rows": markup["inline_keyboard"]}
        if request["method"] == "sendMessage":
            self.messages[request["result"]["message_id"]] = shown
        elif request["method"] == "editMessageText":
            self.messages[int(fields["message_id"])] = shown
        elif request["method"] == "sendDocument":
            for file in request["files"].values():
                self.documents.append((file["name"], _text(file["data"])))
        elif request["method"] == "sendPhoto":
            self._see(request, fields)
        else:
            return
        if shown["rows"]:
            self.answers += 1
            self.card_id = int(fields.get("message_id") or request["result"]["message_id"])

    def _see(self, request: Json, fields: Json) -> None:
        """A photo with the words below it."""
        for file in request["files"].values():
            self.photos.append((fields["caption"], base64.b64decode(file["data"])))

    @property
    def card(self) -> Json:
        self.look()
        return self.messages[self.card_id]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.card["rows"] for button in row]

    def say(self, text: str) -> None:
        """Types a line and waits for the card that answers it."""
        self._and_wait(self.message(text=text), text)

    def tap(self, label: str) -> None:
        """Taps the button whose label begins so; waits for the card, and the spinner's end."""
        update = self.tapped(label)
        self._and_wait(update, label)
        query = update["callback_query"]["id"]
        until(lambda: query in acknowledged(self.peer.seen), f"the end of {label!r}'s spinner")

    def send(self, **content: Any) -> None:
        """Sends anything else, and waits for the card that answers it."""
        self._and_wait(self.message(**content), str(content)[:40])

    def letter(self, file: str, content: bytes) -> Json:
        """A message with a file, which the peer has from now on."""
        self.peer.upload(file, content)
        document = {"file_id": file, "file_name": file, "file_size": len(content)}
        return self.message(document=document)

    def message(self, **content: Any) -> Json:
        return {"message": {"message_id": 900_000, "date": 1_800_000_000, "chat": self.chat,
                            "from": self.user, **content}}  # fmt: skip

    def tapped(self, label: str) -> Json:
        card = self.card
        buttons = [b for row in card["rows"] for b in row if b["text"].startswith(label)]
        assert buttons, f"no button {label!r} among {self.labels}"
        return self.query(buttons[0]["callback_data"])

    def query(self, data: str) -> Json:
        self._queries += 1
        message = {"message_id": self.card_id, "date": 1_800_000_000, "chat": self.chat}
        query = {"id": f"{self.id}-{self._queries}", "from": self.user, "message": message}
        return {"callback_query": {**query, "chat_instance": "1", "data": data}}

    def _and_wait(self, update: Json, what: str) -> None:
        self.look()
        before = self.answers
        self.peer.push(update)
        until(lambda: self._answered(before), f"an answer to {what!r}")

    def _answered(self, before: int) -> bool:
        self.look()
        return self.answers > before
