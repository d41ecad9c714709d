"""Whole conversations as readable files, replayed in the terminal: what was said and answered.

The lines that begin with > are what a person types. After a change that is meant, write
the files anew with UPDATE_SNAPSHOTS=1 and read the difference.
"""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import wiring
from bot.adapters.store import open_store
from bot.adapters.terminal.chat import Terminal
from bot.adapters.terminal.folder import Folder
from bot.adapters.terminal.markup import plain_text
from bot.guides.library import World
from bot.service import Service
from bot.settings import Synchronous
from bot.talk.machine import Conversation

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHATS = sorted((Path(__file__).parents[1] / "chats").glob("*.txt"))


def lines_of(chat: Path) -> list[str]:
    text = chat.read_text(encoding="utf-8")
    return [line.removeprefix("> ") for line in text.splitlines() if line.startswith("> ")]


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.stem)
def test_a_chat_in_the_terminal(chat: Path, world: World, tmp_path: Path) -> None:
    store = open_store(tmp_path / "coach.sqlite", Synchronous.NORMAL)
    out = io.StringIO()
    folder = Folder(tmp_path, wiring.printer())
    terminal = Terminal(Service(Conversation(world), store), out, plain_text, folder, lambda: NOON)
    for line in lines_of(chat):
        out.write(f"\n> {line}\n")
        terminal.hear(line)
    store.close()
    said = out.getvalue().lstrip("\n")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        chat.write_text(said, encoding="utf-8")
    assert said == chat.read_text(encoding="utf-8")
