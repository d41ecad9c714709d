"""What the conversation answers. Channels draw these; they decide nothing.

All `html` is Telegram's HTML subset (b, i, u, s, code, pre, blockquote, a), already
escaped, at most 4,096 UTF-16 units after parsing.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.scripts.page import Page


@dataclass(frozen=True, slots=True)
class Button:
    """A label of at most 40 characters and an ASCII action of at most 48 bytes."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Card:
    """The living card: the present step, replaced in place where the channel can do so."""

    html: str
    buttons: tuple[tuple[Button, ...], ...]
    revision: int


@dataclass(frozen=True, slots=True)
class Keep:
    """A message that stays in the chat: a draft to copy. Never edited later."""

    html: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text file, UTF-8, to download: the same as a message that stands beside it."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that stays in the chat, in every shape a channel may need.

    `svg` is drawn by channels with pictures; `caption` is HTML to stand below it, at most 1,024
    UTF-16 units after parsing; `alt` is plain text with every figure drawn, for whoever cannot
    see it. `characters` is the same chart for a terminal, at most 80 cells wide: HTML as above,
    and tags named after what they colour (base, equity, offer, ask and the like).
    """

    name: str
    svg: str
    caption: str
    alt: str
    characters: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that was asked for, with a sentence on it: its text, UTF-8, or a page to print as a
    PDF. The name has its ending and nothing that a person typed."""

    name: str
    content: str | Page
    caption: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Forget this person: session, inbox and outbox rows go; `html` is the last word."""

    html: str


Reply = Card | Keep | Document | File | Picture | Erase
