"""Sentences cut where their subject changes: an employer's name, "currently", "the ad says",
"they came back with". What stands between two cuts goes to one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from bot.guides.vocabulary import Mark, Term
from bot.reading.offers.items import (
    Company,
    Count,
    Item,
    Percent,
    Said,
    Shares,
    Sum,
    Word,
    words_of,
)
from bot.reading.offers.sheets import When
from bot.reading.tokens import Kind, Token


class Whose(IntEnum):
    OFFER = 0
    CURRENT = 1
    NOBODY = 2


_WHOSE = {
    Mark.CURRENT: Whose.CURRENT,
    Mark.NOT_OFFER: Whose.NOBODY,
    Mark.OFFER: Whose.OFFER,
    Mark.UPDATE: Whose.OFFER,
}
_WHEN = {Mark.UPDATE: When.UPDATED, Mark.INITIAL: When.INITIAL}
_OFFER_WORDS = frozenset({"offer", "option", "oferta", "angebot", "opción", "opcion", "offre"})
_ANOTHER = frozenset(
    {
        ("other", "one"),
        ("other", "offer"),
        ("other", "option"),
        ("la", "otra"),
        ("el", "otro"),
        ("alternative", "is"),
        ("other", "is"),
    }
)
_ORDINALS = {
    **dict.fromkeys(("first", "primera", "primero", "erste"), 1),
    **dict.fromkeys(("second", "segunda", "segundo", "zweite"), 2),
    **dict.fromkeys(("third", "tercera", "tercero", "dritte"), 3),
    **dict.fromkeys(("fourth", "cuarta", "cuarto", "vierte"), 4),
}
_ARTICLES = frozenset("the my la el der die das mi".split())
_HEADS = frozenset({":", "-", "–", "—", "(", "one", "offer", "is"})
_NUMBERED = frozenset(
    "hospital company job place employer empresa firma school clinic startup offer angebot "
    "oferta offre option".split()
)
_CARDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTED = frozenset({"number", "offer", "option", "job"})
_LETTERS = "ABCD"
_IS_ONE = frozenset(
    "one offer oferta is was came comes es angebot ist would , : - – — ( gives pays at from".split()
)
_PARTING = frozenset(
    {
        ",",
        "but",
        "while",
        "whereas",
        "vs",
        "versus",
        "though",
        "pero",
        "aber",
        "compared",
        "|",
        "and",
        "y",
        "(",
    }
)
_STATUS = {Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS}
_OF_AN_EMPLOYER = frozenset("at from with by for of the bei en de von chez in".split())
_TRAILING = 4  # "(double trigger)" may stand behind the last figure
_HOLDS = frozenset("have had holding hold got".split())
_I_AM = tuple(
    ((*start, article), len(start) + 1)
    for start in (("i", "'", "m"), ("i", "’", "m"), ("im",), ("i", "am"))
    for article in ("a", "an")
)
_DOES = frozenset(
    "considering choosing deciding joining got have interviewing getting between weighing".split()
)
_LEAVES = frozenset({"leave", "leaving", "quit", "quitting"})
_AGAINST = frozenset({"vs", "versus"})
_TURNS = frozenset({"but", "however", "pero", "aber", "though"})
_OFFERS_NEAR = 5  # tokens
_HOLDS_OFFERS = frozenset(
    "offers offer based living located residing interviewing evaluating considering".split()
)
_WHERE = frozenset({"remote", "wfh", "hybrid"})
_UNTIL = frozenset({"till", "until", "til", "once", "when", "if"})
_EARNS = frozenset("make makes made making earn earning earned gano cobro ganando".split())
FIGURES = (Sum, Percent, Count, Shares)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Items between two cuts of a sentence, with the tokens they stand among."""

    items: tuple[Item, ...]
    whose: Whose | None
    when: When | None
    turned: bool = False  # behind a "but"
    against: bool = False  # behind a "vs"

    @property
    def figures(self) -> bool:
        return any(isinstance(i, FIGURES) for i in self.items)

    @property
    def company(self) -> Company | None:
        return next((i for i in self.items if isinstance(i, Company)), None)


def chunks(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Chunk]:
    """A sentence cut at commas and the like, and inside those at a second employer or mark."""
    start = 0
    last: When | None = None
    items = _at_work(items, tokens)
    for position, item in enumerate(items):
        behind = items[position + 1] if position + 1 < len(items) else None
        parted = behind is None or any(
            t.text in _PARTING for t in tokens[item.last + 1 : behind.first]
        )
        if parted:
            before = tokens[items[start - 1].last + 1 if start else 0 : items[start].first]
            turned = any(t.text in _TURNS for t in before)
            against = any(t.text in _AGAINST for t in before)
            for chunk in _divided(items[start : position + 1], tokens):
                whose = _whose_now(chunk, tokens)
                chunk = replace(chunk, turned=turned, against=against, whose=whose)
                if last is When.INITIAL and chunk.when is None and _says_now(before):
                    chunk = replace(chunk, when=When.UPDATED)
                last = chunk.when
                yield chunk
            start = position + 1


def _whose_now(chunk: Chunk, tokens: Sequence[Token]) -> Whose | None:
    """ "I told them I have Plaid at 225k" tells of an offer all the same."""
    first = chunk.items[0]
    if isinstance(first, Company) and _is_worked_at(first, tokens):
        return Whose.CURRENT
    if isinstance(first, Company) and _was_at(first, tokens):
        return Whose.CURRENT
    named = chunk.company
    if named is not None and named.first and tokens[named.first - 1].text in _LEAVES:
        return Whose.CURRENT
    if isinstance(first, Company) and _is_asked(first, tokens):
        return Whose.NOBODY
    held = isinstance(first, Company) and chunk.figures and first.first
    if held and tokens[first.first - 1].text in _HOLDS:
        return Whose.OFFER
    return chunk.whose


def _is_asked(company: Company, tokens: Sequence[Token]) -> bool:
    """ "I asked TikTok for 265 base"."""
    behind = tokens[company.last + 1].text if company.last + 1 < len(tokens) else ""
    return (
        bool(company.first)
        and behind == "for"
        and tokens[company.first - 1].text in ("asked", "ask")
    )


def _was_at(company: Company, tokens: Sequence[Token]) -> bool:
    """ "At Intel I was a grade 8"."""
    behind = tuple(t.text for t in tokens[company.last + 1 : company.last + 3])
    led = company.first == 1 and tokens[0].text == "at"
    return led and behind in (("i", "was"), ("i", "made"), ("i", "had"), ("i", "earned"))


def _is_worked_at(company: Company, tokens: Sequence[Token]) -> bool:
    """ "floating at CVS now for $61"."""
    behind = tokens[company.last + 1].text if company.last + 1 < len(tokens) else ""
    return bool(company.first) and behind == "now" and tokens[company.first - 1].text == "at"


def _at_work(items: Sequence[Item], tokens: Sequence[Token]) -> Sequence[Item]:
    """The items with "now at" before an employer as what it says: where the person works."""
    items = tuple(i for i in items if not _is_idle(i, items, tokens))
    made = list(items)
    present = False
    if _says_what_i_am(items, tokens):
        first = tokens[0]
        made.insert(0, Said(0, 0, first.start, first.end, Mark.CURRENT))
        return made
    for n, one in enumerate(items):
        present = present or (isinstance(one, Said) and one.mark is Mark.CURRENT)
        behind = tokens[one.last + 1].text if one.last + 1 < len(tokens) else ""
        somewhere = present or behind in ("a", "an", "the", "my")  # "now at a local SME"
        if somewhere and isinstance(one, Said) and says_now_at(one, tokens):
            made[n] = Said(one.first, one.last, one.start, one.end, Mark.CURRENT)
    for n, (one, other) in enumerate(pairwise(items)):
        adjacent = isinstance(one, Said) and isinstance(other, Company)
        worked = says_now_at(one, tokens) or words_of(one, tokens) == ["was", "at"]
        if adjacent and one.last + 1 == other.first and worked:
            made[n] = Said(one.first, one.last, one.start, one.end, Mark.CURRENT)
    return made


def _is_idle(item: Item, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a word for the present says nothing of present pay: "I currently have two offers",
    "currently based in Pune", "till you make senior"; words of earning do where a figure stands."""
    if not isinstance(item, Said) or item.mark is not Mark.CURRENT:
        return False
    words = words_of(item, tokens)
    if words == ["currently"]:
        following = tokens[item.last + 1 : item.last + 1 + _OFFERS_NEAR]
        if not _WHERE.isdisjoint(t.text for t in following[:1]):
            return True
        return not _HOLDS_OFFERS.isdisjoint(t.text for t in following)
    if words == ["internship"]:
        paid = any(isinstance(i, Sum) and (i.currencies or i.magnitude) for i in items)
        return not paid  # "Internship and job: 6 months"
    if _EARNS.isdisjoint(words):
        return False
    before = tokens[item.first - 1].text if item.first else ""
    paid = "now" in words or any(isinstance(i, FIGURES) for i in items)
    return before in _UNTIL or not paid


def _says_what_i_am(items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """ "I'm a backend engineer at Stripe, 190k base": what the person does and is paid today."""
    words = [t.text for t in tokens]
    opening = next((n for start, n in _I_AM if words[: len(start)] == list(start)), 0)
    figure = next((i.first for i in items if isinstance(i, FIGURES)), 0)
    turned = any(isinstance(i, Said) and i.mark in _WHOSE for i in items)
    if not opening or not figure or turned or not _DOES.isdisjoint(words[:figure]):
        return False
    companies = {i.first for i in items if isinstance(i, Company)}
    places = (n + 1 for n in range(opening, figure) if words[n] in ("at", "for", "with"))
    return any(n in companies or words[n] in ("a", "an", "the") for n in places if n < len(words))


def says_now_at(item: Item, tokens: Sequence[Token]) -> bool:
    """The words before the employer where the person works, or before their present pay."""
    return words_of(item, tokens) == ["now", "at"]


def _says_now(between: Sequence[Token]) -> bool:
    """ "Was $71.40, now $73.15"."""
    return any(t.text == "now" for t in between)


def _divided(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Chunk]:
    """A chunk cut before each further employer or mark of whose figures these are."""
    start = 0
    for position in range(1, len(items)):
        inner = items[start:position]
        got = _is_from(items, position, tokens)
        if got and len(inner) > 1:
            yield _chunk(inner[:-1])
            start = position - 1
            continue
        if got:
            continue
        if _turns(items[position]) and any(isinstance(i, FIGURES) or _turns(i) for i in inner):
            behind = items[position:]
            # "210k at Google": what stands before belongs to it, when nothing stands behind.
            trailing = not any(isinstance(i, FIGURES) for i in behind)
            trailing = trailing and _belongs(items[position], tokens)
            if trailing and not any(
                _turns(i) and _kind(i) == _kind(items[position]) for i in inner
            ):
                continue
            yield _chunk(inner)
            start = position
    yield _chunk(items[start:])


def _is_from(items: Sequence[Item], position: int, tokens: Sequence[Token]) -> bool:
    """ "$41/hr from Hobart & Sons plus 2k": the sum before the name is that employer's."""
    one, other = items[position - 1], items[position]
    adjacent = isinstance(one, Sum) and isinstance(other, Company) and other.first - one.last == 2
    return adjacent and tokens[other.first - 1].text == "from"


def _belongs(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether what stands before an employer's name is of that employer: "210k at Google", not
    "20k sign-on leaning Google"."""
    if not isinstance(item, Company):
        return True
    before = tokens[item.first - 1] if item.first else None
    return before is not None and (before.kind is Kind.SIGN or before.text in _OF_AN_EMPLOYER)


def _turns(item: Item) -> bool:
    return isinstance(item, Company) or (isinstance(item, Said) and item.mark in _WHOSE)


def _kind(item: Item) -> str:
    return "company" if isinstance(item, Company) else "mark"


def _chunk(items: Sequence[Item]) -> Chunk:
    priced = any(isinstance(i, Word) and i.term is Term.UNIT_PRICE for i in items)
    # "currently $150 each" is a price of today and no present pay.
    marks = [
        i.mark for i in items if isinstance(i, Said) and not (priced and i.mark is Mark.CURRENT)
    ]
    whose = next((_WHOSE[m] for m in marks if m in _WHOSE), None)
    wished = any(isinstance(i, FIGURES) for i in items)
    if Mark.NOT_OFFER in marks and (wished or not any(isinstance(i, Company) for i in items)):
        whose = Whose.NOBODY
    elif Mark.CURRENT in marks:
        whose = Whose.CURRENT
    whens = [i for i in items if isinstance(i, Said) and i.mark in _WHEN]
    first = next((i.first for i in items if isinstance(i, FIGURES)), 0)
    ahead = [i for i in whens if i.first < first]  # "negotiated once, with an initial base of 40"
    said = ahead[-1:] or whens[:1]
    when = _WHEN[said[0].mark] if said else None
    return Chunk(tuple(items), whose, when)


def together(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """Chunks up to the next one with an employer or a mark of its own."""
    group: list[Chunk] = []
    for chunk in chunks:
        turns = chunk.company is not None or chunk.whose is not None or chunk.when is not None
        # An employer or mark without figures opens the group that follows it.
        firm = chunk.company is not None and any(_STATUS & _marks(c) for c in (*group, chunk))
        apart = firm and any(c.company is not None for c in group)
        # "Return offer from Bloomberg, interned at $60/hr": the employer is not the present job's.
        offered = any(c.company is not None and c.whose is Whose.OFFER for c in group)
        apart = apart or (offered and chunk.whose is Whose.CURRENT and chunk.company is None)
        # "No bonus no RSU vs Airbnb": what is said before is of the one told before.
        unnamed = all(c.company is None for c in group)
        told = unnamed and any(isinstance(i, Word) for c in group for i in c.items)
        apart = apart or (chunk.against and chunk.company is not None and told)
        # "No sign-on (asked for 100k)": what is not there is the offer's, the wish is not.
        lacks = any(Mark.NONE in _marks(c) for c in group) and told
        apart = apart or (lacks and chunk.whose is Whose.NOBODY)
        if group and turns and (apart or any(c.figures for c in group)):
            yield tuple(group)
            group = []
        group.append(chunk)
    if group:
        yield tuple(group)


def _marks(chunk: Chunk) -> set[Mark]:
    return {i.mark for i in chunk.items if isinstance(i, Said)}


def between(items: Sequence[Item], tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[items[0].first : items[-1].last + _TRAILING] if items else ()


def numbered_offer(tokens: Sequence[Token]) -> bool:
    """ "Offer 2:", "Option B"."""
    if len(tokens) < 2 or tokens[0].text not in _OFFER_WORDS:
        return False
    number = tokens[1].text in "123456789" or (len(tokens[1].text) == 1 and tokens[1].capital)
    return number or tokens[1].text == "#"


def another(tokens: Sequence[Token]) -> bool:
    """ "The other one is ..." """
    words = [t.text for t in tokens[:4]]
    return any(pair in _ANOTHER for pair in pairwise(words))


def ordinal(tokens: Sequence[Token]) -> int | None:
    """The 2 of "The second one is ...", "Number two:"; None where no offer is counted."""
    words = ["", *(t.text for t in tokens[:5])]
    for before, one, other in zip(words, words[1:], words[2:], strict=False):
        led = before in _ARTICLES or (not before and other in _HEADS)
        if one in _ORDINALS and other in _IS_ONE and led:
            return _ORDINALS[one]
        if not before and one in _COUNTED and other in _CARDINALS:
            return _CARDINALS[other]
    return _lettered(tokens)


def _lettered(tokens: Sequence[Token]) -> int | None:
    """The 2 of "job B needs an answer", "Offer B expires"."""
    if len(tokens) < len(("job", "B")) or tokens[0].text not in _COUNTED | _ARTICLES:
        return None
    letter = tokens[1].written
    if len(letter) == 1 and letter in _LETTERS:
        return _LETTERS.index(letter) + 1
    return None


def stands_for_one(tokens: Sequence[Token]) -> bool:
    """ "Hospital 2 - ...", "Company B:": a line about an offer that only has a number."""
    if len(tokens) < len(("Hospital", "2", "-")):
        return False
    number = tokens[1].text in _CARDINALS or (len(tokens[1].text) == 1 and tokens[1].capital)
    named = tokens[0].text in _NUMBERED and (tokens[0].capital or tokens[2].text == ":")
    return named and number and not tokens[1].tight and tokens[2].text in _HEADS
