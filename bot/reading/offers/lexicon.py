"""The vocabulary made ready for matching: phrases by their first word, currencies, employers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.offer import EquityKind
from bot.guides.library import World
from bot.guides.vocabulary import Every, Meaning, Term, Trail
from bot.reading.offers.passages import words
from bot.reading.tokens import MAGNITUDES, PERCENT, Kind, Token

_LADDERS = frozenset({"l", "e", "ic", "ict"})
_COMMON = frozenset("scale target match line front box block square sea gap shell figure".split())
_LABELLED = frozenset(
    "annual incentive bonus variable cash total pay payout % compensation vesting range".split()
)
_MOVES = frozenset({"moving", "relocating", "move", "relocate"})
_HEADS = frozenset(":-–—=")  # behind the label of a line
_SHORT = 3  # a place so short counts in capitals only: SF, NYC
_AFTERNOON = "PM"  # or a product manager; what is paid each month is pm in small letters
_STAFF = "HR"
_LARGE = 100_000
_JOINTS = frozenset("-‐‑–.'’+_")  # what may stand inside a phrase: sign-on, RSU's


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase found: its last token, and what it means (a plain text is an employer)."""

    last: int
    meaning: Meaning | str


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    meaning: Meaning | str
    capital: bool = False


class Lexicon:
    """Finds phrases in tokens. Built once for a world."""

    def __init__(self, world: World) -> None:
        self._symbols = dict(world.symbols)
        for sign, codes in world.vocabulary.places.signs.items():
            known = self._symbols.get(sign, ())
            self._symbols[sign] = (*known, *(code for code in codes if code not in known))
        self._capitals = frozenset(
            code.casefold() for code, c in world.currencies.items() if c.capitals
        )
        self._labels = {words(p): term for p, term in world.vocabulary.labels().items()}
        self._phrases: dict[str, list[_Phrase]] = {}
        self._periods: dict[str, list[_Phrase]] = {}
        for phrase, meaning in world.vocabulary.phrases().items():
            self._add(phrase, meaning)
        self._add_employers(world)
        called = {name.casefold() for name in world.vocabulary.employers.names}
        money = {code.casefold() for code in world.currencies}
        self._namesakes = frozenset(called & money)  # employers called like a currency
        nothing = {p for p, m in world.vocabulary.phrases().items() if m is Term.NOTHING}
        words_ = world.vocabulary.employers.words
        self._doubles = {w.casefold(): w for w in words_ if w.casefold() in nothing}
        self._kinds: dict[str, list[tuple[tuple[str, ...], EquityKind]]] = {}
        for said, kind in world.vocabulary.kinds().items():
            parts = words(said)
            self._kinds.setdefault(parts[0], []).append((parts, kind))
        self._days: dict[str, list[tuple[str, ...]]] = {}
        for parts in sorted((words(p) for p in world.vocabulary.days()), key=len, reverse=True):
            self._days.setdefault(parts[0], []).append(parts)
        self._where: dict[str, list[_Phrase]] = {}
        for code, names in _places(world).items():
            for name in names:
                parts = words(name)
                place = _Phrase(parts, code, len(name) <= _SHORT)
                self._where.setdefault(parts[0], []).append(place)
        states = world.vocabulary.places.states
        self._states = {name: code for code, names in states.items() for name in names}
        self.papers = world.vocabulary.papers()
        self.voices = self.papers[Trail.VOICE] | self.papers[Trail.CALL]
        self._numbered = frozenset(world.vocabulary.employers.numbered)
        self._index()

    def _index(self) -> None:
        """Phrases longest first, and by their first two words."""
        for group in (self._phrases, self._periods):
            for found in group.values():
                found.sort(key=lambda p: -len(p.words))
        self._pairs: dict[tuple[str, str], tuple[_Phrase, ...]] = {}
        for phrases in self._phrases.values():
            for one in phrases:
                key = (one.words[0], one.words[1] if len(one.words) > 1 else "")
                self._pairs[key] = (*self._pairs.get(key, ()), one)

    def _add(self, phrase: str, meaning: Meaning) -> None:
        parts = words(phrase)
        if not parts:
            return
        if isinstance(meaning, Every):
            self._periods.setdefault(parts[0], []).append(_Phrase(parts, meaning))
        self._phrases.setdefault(parts[0], []).append(_Phrase(parts, meaning))

    def _add_employers(self, world: World) -> None:
        self._everyday = {word.casefold(): word for word in world.vocabulary.employers.words}
        names = [*world.vocabulary.employers.names, *world.vocabulary.employers.words]
        for company in world.companies.values():
            names += [company.name, *company.aliases]
        for name in dict.fromkeys(names):
            parts = words(name)
            if parts:
                phrase = _Phrase(parts, name, name.casefold() in self._everyday or len(name) <= 2)
                self._phrases.setdefault(parts[0], []).append(phrase)

    def begins(self, word: str) -> bool:
        """Whether any phrase begins with a word."""
        return word in self._phrases

    def at(self, found: Sequence[Token], index: int) -> Named | None:
        """The longest phrase that begins at a token."""
        for phrase in self._that_can_begin(found, index):
            last = _match(found, index, phrase.words)
            if last is None:
                continue
            joined = type(phrase.meaning) is str and "&" in phrase.meaning
            if joined and all(t.text != "&" for t in found[index : last + 1]):
                continue  # "at T-Mobile" is not at AT&T
            named = not phrase.capital or (found[index].capital and not _labels(found, index))
            led = _led(found, index) or _recruits(found, last)
            named = named or (led and found[index].text not in _COMMON)
            if named or _before_level(found, last):
                meant = self._as_employer(found, index) if last == index else None
                return Named(last, meant or phrase.meaning)
        return None

    def _that_can_begin(self, found: Sequence[Token], index: int) -> tuple[_Phrase, ...]:
        """The phrases of a token's word and the next one, the longest first, then the word's own:
        some words begin forty phrases, and almost none of them goes on as the text does."""
        first = found[index].text
        if first not in self._phrases:
            return ()
        behind = index + 1
        while behind < len(found) and found[behind].text in _JOINTS:
            behind += 1
        second = found[behind].text if behind < len(found) else ""
        return (*self._pairs.get((first, second), ()), *self._pairs.get((first, ""), ()))

    def _as_employer(self, found: Sequence[Token], index: int) -> str | None:
        """The employer that a word for something else is, where it stands like one: "Visa vs"."""
        name = self._doubles.get(found[index].text)
        behind = found[index + 1].text if index + 1 < len(found) else ""
        before = found[index - 1].text if index else ""
        alone = not index and behind in ("", "vs", ":", "(", "-")
        led = before in ("at", "vs", "holding", "from", ":") and behind != "sponsorship"
        return name if name is not None and found[index].capital and (alone or led) else None

    def label(self, found: Sequence[Token]) -> Named | None:
        """What a line is about that begins with a word which only there names a part of pay."""
        for parts, term in self._labels.items():
            behind = found[len(parts)].text if len(parts) < len(found) else ""
            apart = behind == ":" or (behind in _HEADS and not found[len(parts)].tight)
            if apart and tuple(t.text for t in found[: len(parts)]) == parts:
                return Named(len(parts) - 1, term)
        return None

    def everyday(self, word: str) -> str | None:
        """The employer that is called like an everyday word, "ramp"."""
        return self._everyday.get(word)

    def state(self, token: Token) -> bool:
        """Whether a token is the code of a state, "TX"."""
        return token.written in self._states

    def numbered(self, employer: str) -> bool:
        """Whether an employer's levels are bare numbers."""
        return employer in self._numbered

    def places(self, found: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """The first and last token of each place that is named, with its currency."""
        taken = -1  # the last token of the place before: no York in "New York"
        for index, token in enumerate(found):
            code = self._states.get(token.written) if index and not _goes_on(found, index) else None
            if code is not None and _is_state(found, index):
                yield index, index, code
            for phrase in self._where.get(token.text, ()):
                last = _match(found, index, phrase.words)
                if last is None or (phrase.capital and not _is_place(found, index)):
                    continue
                if index <= taken or _is_left(found, index):
                    continue
                if last + 1 < len(found) and found[last + 1].text == "$" and found[last + 1].tight:
                    continue  # "US$120k"
                if isinstance(phrase.meaning, str):
                    taken = max(taken, last) if last > index else taken
                    yield index, last, phrase.meaning

    def lone_currencies(self, found: Sequence[Token]) -> Iterator[str]:
        """Currencies named away from any number: "all amounts in INR"."""
        for index, token in enumerate(found):
            taken, codes = self.currency(found, index)
            said = token.kind is Kind.WORD and len(token.text) >= len("EUR")
            said = said or (index > 0 and found[index - 1].text == "in")  # "all in £"
            if not taken or len(codes) != 1 or not said:
                continue
            around = (*found[max(0, index - 1) : index], *found[index + taken : index + taken + 1])
            if not any(t.kind is Kind.NUMBER or t.text in MAGNITUDES for t in around):
                yield codes[0]

    def kinds(self, found: Sequence[Token]) -> Iterator[EquityKind]:
        """The instruments that are named."""
        for index in range(len(found)):
            for parts, kind in self._kinds.get(found[index].text, ()):
                if _match(found, index, parts) is not None:
                    yield kind

    def day(self, found: Sequence[Token], index: int) -> int | None:
        """The last token of a phrase for a day that begins at a token."""
        for parts in self._days.get(found[index].text, ()) if index < len(found) else ():
            last = _match(found, index, parts)
            if last is not None:
                return last
        return None

    def period_at(self, found: Sequence[Token], index: int) -> tuple[int, Every] | None:
        """The longest phrase of a period that begins at a token."""
        if not 0 <= index < len(found) or is_staff(found, index):
            return None
        for phrase in self._periods.get(found[index].text, ()):
            last = _match(found, index, phrase.words)
            if last is not None and isinstance(phrase.meaning, Every):
                return last, phrase.meaning
        return None

    def period(self, word: str) -> Every | None:
        """The period that one word names."""
        for phrase in self._periods.get(word, ()):
            if len(phrase.words) == 1 and isinstance(phrase.meaning, Every):
                return phrase.meaning
        return None

    def ends_term(self, found: Sequence[Token], index: int) -> bool:
        """Whether the word at a token is the last of a phrase for pay."""
        for first in range(max(0, index - 3), index + 1):
            named = self.at(found, first)
            if named is not None and named.last == index and isinstance(named.meaning, Term):
                return True
        return False

    def currency(self, found: Sequence[Token], index: int) -> tuple[int, tuple[str, ...]]:
        """How many tokens name a currency here, and which ones they may mean."""
        if not 0 <= index < len(found):
            return 0, ()
        token = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        glued = following is not None and following.tight
        if index and token.tight and token.text == "a" and found[index - 1].kind is Kind.NUMBER:
            return 0, ()  # the level in front of its pay: "L5A$215K"
        if glued and following is not None and token.text + following.text in self._symbols:
            return 2, self._symbols[token.text + following.text]
        if token.text in self._symbols and token.kind is not Kind.NUMBER:
            if token.text in self._capitals and not token.written.isupper():
                return 0, ()
            if token.text in self._namesakes and not _is_large(following):
                return 0, ()  # AMD, the employer
            return 1, self._symbols[token.text]
        return 0, ()


def _is_large(token: Token | None) -> bool:
    """Whether a number is one that only a small unit of money needs."""
    return token is not None and token.kind is Kind.NUMBER and token.readings[0] >= _LARGE


def _is_state(found: Sequence[Token], index: int) -> bool:
    """Behind a town or a comma; a "DC pension" stands in no state."""
    behind = found[index + 1].text if index + 1 < len(found) else ""
    return behind != "pension" and (found[index - 1].capital or found[index - 1].text == ",")


def _is_place(found: Sequence[Token], index: int) -> bool:
    """Whether a short word is a place: in capitals, or behind "in"."""
    before = found[index - 1].text if index else ""
    return found[index].written.isupper() or before in ("in", "from") or found[index].text == "nyc"


def _is_left(found: Sequence[Token], index: int) -> bool:
    """The Bucharest of "moving from Bucharest": no pay is stated in its money."""
    return index > 1 and found[index - 1].text == "from" and found[index - 2].text in _MOVES


def _goes_on(found: Sequence[Token], index: int) -> bool:
    """Whether digits stand right behind, as in a level: "IN4"."""
    behind = found[index + 1] if index + 1 < len(found) else None
    return behind is not None and behind.kind is Kind.NUMBER and behind.tight


def _led(found: Sequence[Token], index: int) -> bool:
    """Whether "at" or "from" stands before: "manager at uber"."""
    return bool(index) and found[index - 1].text in ("at", "from", "@")


def _recruits(found: Sequence[Token], last: int) -> bool:
    """ "call with apple recruiter", "apple called"."""
    behind = found[last + 1].text if last + 1 < len(found) else ""
    return behind in ("recruiter", "recruiters", "recruiting", "called", "offered")


def _labels(found: Sequence[Token], index: int) -> bool:
    """Whether an everyday word is part of a label: "Target Bonus", "IP Box"."""
    behind = found[index + 1].text if index + 1 < len(found) else ""
    before = found[index - 1].written if index else ""
    share = any(t.text in PERCENT for t in found[index + 2 : index + 4])  # "Target 15% of base"
    share = share and bool(behind) and (found[index + 1].kind is Kind.NUMBER or behind == ":")
    if share or behind == "of":  # "Line of Business"
        return True
    beyond = found[index - 2].text if index > 1 else ""
    if (before, behind) == ("(", ")") and beyond in _LABELLED:  # "Bonus (Target)"
        return True
    label = behind == ":" and bool(before) and found[index - 1].kind is Kind.WORD  # "Work Mode:"
    return label or behind in _LABELLED or (len(before) > 1 and before.isupper())


def _before_level(found: Sequence[Token], last: int) -> bool:
    """Whether a level follows, so that even an everyday word is an employer: "meta e4"."""
    starts = (last + 1, last + 2) if not last else (last + 1,)  # "apple london ICT4"
    for start in starts:
        behind = found[start : start + 2]
        laddered = len(behind) == len(("e", "4")) and behind[0].text in _LADDERS
        if laddered and behind[1].kind is Kind.NUMBER and behind[1].tight:
            return True
    return False


def _match(found: Sequence[Token], index: int, phrase: tuple[str, ...]) -> int | None:
    """The last token of a phrase that begins at `index`, marks inside it passed over."""
    if len(phrase) == 1 and found[index].written == _AFTERNOON:
        return None
    position = index
    for number, word in enumerate(phrase):
        while number and position < len(found) and found[position].text in _JOINTS:
            position += 1
        if position >= len(found) or found[position].text != word:
            return None
        position += 1
    return position - 1


def is_staff(found: Sequence[Token], index: int) -> bool:
    """Whether a token is the HR that calls, and not the hour of "$41/HR"."""
    divided = bool(index) and found[index - 1].text in ("/", "per")
    return found[index].written == _STAFF and not divided


def _places(world: World) -> Mapping[str, Iterable[str]]:
    found: dict[str, list[str]] = {
        code: list(n) for code, n in world.vocabulary.places.places.items()
    }
    for region in world.regions.values():
        found.setdefault(region.currency, []).extend((region.name, *region.aliases))
    return found


@lru_cache(maxsize=4)
def lexicon(world: World) -> Lexicon:
    """The lexicon of a world, built when it is first needed."""
    return Lexicon(world)
