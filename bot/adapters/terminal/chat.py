"""The conversation in a terminal: cards as text, numbers for buttons, piped input as well."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.adapters.terminal.folder import Folder
from bot.adapters.terminal.markup import plain_text, styled_text
from bot.service import Printer, Service
from bot.talk.events import Command, Event, Said, Tapped
from bot.talk.replies import Button, Card, Document, Erase, File, Keep, Picture, Reply

PERSON = "terminal:local"
_LONGEST_NUMBER = 3
_LEAVE = frozenset({"quit", "exit", "bye", "salir", "adiós", "/quit", "/exit"})


def _here_and_now() -> datetime:
    return datetime.now().astimezone()


class Terminal:
    """One sitting: remembers the last card, so that a number can mean its button."""

    def __init__(
        self,
        service: Service,
        out: TextIO,
        drawn: Callable[[str], str],
        folder: Folder,
        now: Callable[[], datetime] = _here_and_now,
    ) -> None:
        self.service, self.out, self.drawn, self.now = service, out, drawn, now
        self.folder = folder
        self.card = Card("", (), -1)

    def start(self, language: str | None = None) -> None:
        """Begin or come back; in a language, if one was asked for."""
        if language is not None:
            self.service.converse(PERSON, Command("language", language), self.now())
        self.send(Command("start"))

    def hear(self, line: str) -> None:
        """One line: a button's number, a slash command, or plain words."""
        self.send(event_of(line.strip(), self.card))

    def send(self, event: Event) -> None:
        for reply in self.service.converse(PERSON, event, self.now()):
            self._show(reply)

    def _show(self, reply: Reply) -> None:
        match reply:
            case Card():
                self.card = reply
                self._write(reply.html, _choices(reply))
            case Keep() | Erase():
                self._write(reply.html, ())
            case Picture():
                self._write(reply.characters, ())
            case Document():
                # The terminal has shown the draft already; a file would be a second copy.
                pass
            case File():
                self._keep(reply)

    def _keep(self, file: File) -> None:
        """Says the name, then writes the file; what is there already stays as it is."""
        path = self.folder.free(file.name)
        self.out.write(f"\n{path.name}\n{file.caption}\n")
        self.out.flush()
        self.out.write(f"{self.folder.write(path, file)}\n")

    def _write(self, html: str, choices: Iterable[str]) -> None:
        self.out.write(f"\n{self.drawn(html)}\n")
        lines = list(choices)
        if lines:
            self.out.write("\n" + "\n".join(lines) + "\n")
        self.out.flush()


def buttons(card: Card) -> tuple[Button, ...]:
    """A card's buttons in reading order: the first is number 1."""
    return tuple(button for row in card.buttons for button in row)


def _choices(card: Card) -> Iterator[str]:
    number = 0
    for row in card.buttons:
        cells = []
        for button in row:
            number += 1
            cells.append(f"[{number}] {button.label}")
        yield "  " + "   ".join(cells)


def event_of(line: str, card: Card) -> Event:
    """What a typed line means on this card."""
    if line.startswith("/") and len(line) > 1:
        name, _, argument = line[1:].partition(" ")
        return Command(name.lower(), argument.strip())
    known = buttons(card)
    short = line.isascii() and line.isdigit() and len(line) <= _LONGEST_NUMBER
    if short and 1 <= int(line) <= len(known):
        return Tapped(known[int(line) - 1].action, card.revision)
    return Said(line)


def run(service: Service, printer: Printer, *, styled: bool, language: str | None = None) -> None:
    """Talks until the input ends, or until the person says quit. Files go to the current folder."""
    drawn = styled_text if styled else plain_text
    terminal = Terminal(service, sys.stdout, drawn, Folder(Path.cwd(), printer))
    terminal.start(language)
    interactive = sys.stdin.isatty()
    for line in _lines(interactive):
        if line.strip().casefold() in _LEAVE:
            break
        if line.strip():
            if not interactive:
                sys.stdout.write(f"\n> {line.strip()}\n")
            terminal.hear(line)
    sys.stdout.write(f"\n{service.farewell(PERSON)}\n")


def _lines(interactive: bool) -> Iterator[str]:
    while True:
        try:
            yield input("\n> ") if interactive else _next_line()
        except (EOFError, KeyboardInterrupt):
            return


def _next_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
