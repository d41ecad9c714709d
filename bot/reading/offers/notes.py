"""What a sentence says of an offer beside its figures: the level, how firm it is, what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.guides.vocabulary import Mark, Term
from bot.reading.offers.items import Company, Item, Level, Nth, Said, Sum, Time, Word, words_of
from bot.reading.offers.shape import Place
from bot.reading.offers.sheets import same
from bot.reading.tokens import Token

_STATUS = frozenset({Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS})
_DENIES = frozenset(
    "nada before supposedly not no isn without nothing sin never awaiting until pending "
    "waiting expecting release prepare send sending".split()
)
_FORMAL = frozenset({"formal", "official"})
_PLAIN = frozenset({"verbal", "verbally"})  # "here is the verbal offer we discussed"
_NOT_SAID = frozenset({"been", "keep", "hop", "jump", "get", "hopping", "jumping"})
_SCHOOL = frozenset("education college university degree school prior previous prev past".split())
_WISHES = frozenset("needs need wants want".split())
_TO_COME = frozenset(
    "once comes coming arrives todavía aún aun noch would takes supposedly pending goes follows "
    "follow kommt folgt viene".split()
)
_TALKS = frozenset("discussed question questions discuss hablamos talked spoke went".split())
_ONESELF = (["m", "a"], ["am", "a"], ["i", "m"])
_REACHED = frozenset("make become reach reached".split())
_MYSELF = frozenset({"im", "m", "am"})
_NOW = frozenset({"now", "today", "currently", "atm"})
_ABOVE = frozenset({"reporting", "report", "reports"})
_BEFORE_NONE = frozenset({*":-=–|", "is", "are", "ist", "sind", "está", "es"})
_ARTICLES = frozenset({"a", "an", "any", "the", "un", "una", "eine", "einen"})
_CLOSES = frozenset({"", ",", ".", ")", "(", "|", "-", "/", "+", "and", "y"})
_OF_THE_PERSON = frozenset("about thumbs acceptance yes ok commitment".split())  # "verbal yes"
_UNSAID = frozenset(
    "numbers number details info line mentioned stated specified discussed listed yet".split()
)
_LEAVES_OUT = frozenset({"without", "sin", "ohne", "excluding"})
ONCE = {Term.RELOCATION, Term.SIGN_ON}  # payments that are made once
_ASIDE = 3  # tokens between a part and "is not part of this"


def levels(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Level]:
    """The levels that are not the person's own: not "I'm a senior engineer", nor of whom
    they would report to."""
    if tokens and tokens[0].text in _SCHOOL:
        return  # "Education: T1", "Prior experience: intern"
    for item in items:
        before = [t.text for t in tokens[max(0, item.first - 2) : item.first]]
        above = not _ABOVE.isdisjoint(t.text for t in tokens[max(0, item.first - 8) : item.first])
        reached = not _REACHED.isdisjoint(before)  # "till you make senior"
        mine = not _MYSELF.isdisjoint(t.text for t in tokens[max(0, item.first - 5) : item.first])
        above = above or reached or (mine and _beyond(item, tokens) in _NOW)
        if isinstance(item, Level) and before not in _ONESELF and not above:
            yield item


def vague(level: Level) -> bool:
    """A seniority without a number gives way to a level with one."""
    return not any(c.isdigit() for c in level.said) and len(level.said) > len("III")


def on_its_ladder(level: Level, items: Sequence[Item], company: str | None) -> Level:
    """A level with the employer on whose ladder it stands, where that is another one."""
    before = next((i for i in items if isinstance(i, Company) and i.last + 1 == level.first), None)
    if before is None or same(company, before.name):
        return level
    said = f"{before.name} {level.said}"
    return Level(before.first, level.last, before.start, level.end, said)


def statuses(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[tuple[Mark, Place]]:
    """How firm an offer is, in the order in which it is said; not where it is only talked about."""
    if tokens and tokens[0].text in _SCHOOL:
        return  # "Education: MS (in process)"
    talks = not _TALKS.isdisjoint(t.text for t in tokens)
    for item in items:
        if not isinstance(item, Said) or item.mark not in _STATUS:
            continue
        if talks and tokens[item.first].text not in _PLAIN:
            continue
        before = {t.text for t in tokens[max(0, item.first - 3) : item.first]}
        wished = item.mark is Mark.WRITTEN and not _WISHES.isdisjoint(before)
        told = before.isdisjoint(_NOT_SAID) and _beyond(item, tokens) not in _OF_THE_PERSON
        if told and not wished:
            yield _denied(item, tokens), Place(item.start, item.end)


def _denied(item: Said, tokens: Sequence[Token]) -> Mark:
    """ "not in writing yet" is not in writing."""
    before = since_a_comma(t.text for t in tokens[max(0, item.first - 4) : item.first])
    behind = {t.text for t in tokens[item.last + 1 : item.last + 4]}
    denied = not _DENIES.isdisjoint(before) or not _TO_COME.isdisjoint(behind)
    if not denied or item.mark is not Mark.WRITTEN:
        return item.mark
    # "This isn't a formal offer yet" is none at all; what is not in writing was at least said.
    formal = not _FORMAL.isdisjoint(words_of(item, tokens))
    return Mark.IN_PROCESS if formal and tokens[item.last].text == "offer" else Mark.VERBAL


def since_a_comma(words: Iterable[str]) -> set[str]:
    """What a comma cuts off denies nothing behind it: "no bonus, in writing", "plus super, 260k
    equity"."""
    since: set[str] = set()
    for word in words:
        since = set() if word == "," else since | {word}
    return since


def nones(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[tuple[Word, Place]]:
    """The parts that an offer is said not to have: "no sign-on", "bonus: none"."""
    for one, other in pairwise(i for i in items if not isinstance(i, Time | Nth)):
        if isinstance(one, Said) and isinstance(other, Word):
            denies = one.mark is Mark.NONE and not _left_out(one, items, tokens)
            word, joints = other, _ARTICLES
        elif isinstance(one, Word) and isinstance(other, Said):
            denies = other.mark is Mark.NONE and _stands_behind(one, other, tokens)
            denies = denies and tokens[other.first].text not in _LEAVES_OUT
            word, joints = one, _BEFORE_NONE
        else:
            continue
        between = tokens[one.last + 1 : other.first]
        spoken = word is one and other.last > other.first and len(between) <= _ASIDE
        spoken = spoken and all(t.text != "," for t in between)
        near = spoken or all(t.text in joints for t in between)
        near = near or (word is other and len(between) == 1 and between[0].text.isalpha())
        behind = _beyond(max(one, other, key=lambda i: i.last), tokens)
        if denies and near and behind not in _UNSAID and word.term is not Term.NOTHING:
            yield word, Place(one.start, other.end)
            for beside in _joined_to(word, items, tokens):
                yield beside, Place(beside.start, other.end)
    yield from _both_nothing(items, tokens)


def _joined_to(word: Word, items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Word]:
    """The other of two payments made once that are denied together: "no sign-on / relocation"."""
    for other in items:
        if not isinstance(other, Word) or {word.term, other.term} != ONCE:
            continue
        one, two = sorted((word, other), key=lambda i: i.first)
        if [t.text for t in tokens[one.last + 1 : two.first]] in (["/"], ["or"], ["and"], ["&"]):
            yield other


def _both_nothing(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[tuple[Word, Place]]:
    """ "Relocation/Signing bonus: 0": neither."""
    named = [i for i in items if isinstance(i, Word)]
    sums = [i for i in items if isinstance(i, Sum)]
    if len(named) != len(ONCE) or len(sums) != 1 or sums[0].readings[0]:
        return
    if sums[0].first > named[-1].last and any(_joined_to(named[1], items, tokens)):
        yield named[0], Place(named[0].start, sums[0].end)


def _stands_behind(word: Word, mark: Said, tokens: Sequence[Token]) -> bool:
    """Whether a denial behind a word is meant for it: "phantom shares: no las cuento" says nothing
    of what there is."""
    alone = tokens[mark.first].text != "no" or _beyond(mark, tokens) in _CLOSES
    return word.last < mark.first and alone


def _left_out(mark: Said, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether something is only left out of a total: "TC without the sign-on"."""
    before = next((i for i in reversed(items) if i.last < mark.first), None)
    total = isinstance(before, Word) and before.term is Term.TOTAL
    named = any(isinstance(i, Word) and i.term is Term.TOTAL and i.last < mark.first for i in items)
    total = total or (named and mark.first > 0 and tokens[mark.first - 1].text == "(")
    return total and tokens[mark.first].text in _LEAVES_OUT


def _beyond(item: Item, tokens: Sequence[Token]) -> str:
    return tokens[item.last + 1].text if item.last + 1 < len(tokens) else ""
