"""Employers that stand in no list, recognised by their place: "offer from Acme"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.chunks import ordinal, stands_for_one
from bot.reading.offers.items import (
    Company,
    Count,
    Item,
    Level,
    Plain,
    Said,
    Sum,
    Word,
    covered,
    words_of,
)
from bot.reading.offers.name_forms import (
    name_at,
    named_from,
    past_apposition,
    past_brackets,
    past_level,
    past_town,
    rest_of_line,
    whole_name,
    with_its_s,
)
from bot.reading.offers.name_words import (
    ARTICLES,
    AT,
    BEFORE,
    BEHIND,
    BEHIND_IS,
    BESIDE,
    FIRM,
    FORMAL,
    KINDS,
    LABELS,
    NOBODIES,
    OFFER_WORDS,
    OFFERS,
    PARTS,
    PEOPLE,
    PERSONS,
    ROLES,
    SEPARATORS,
    STOP,
    SUBJECTS,
    TITLES,
    TRADES,
    WHO_WRITES,
)
from bot.reading.tokens import Kind, Token

_NEAR, _FAR = 2, 8  # tokens back from "at" to a title
_WITHIN = 8  # tokens from a name to the word for what it is
_FIRMNESS = frozenset({Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS})
_ACTS = (("offered",), ("offers",), ("called",))
_HEAD = 5  # tokens of "B2B offer"
_FUNDED = frozenset({"series", "seed"})
_SIZES = frozenset({"series", "seed", "people", "employees", "ppl", "headcount"})
_KINDS_OF_OFFER = frozenset(
    "employment industry academic job current counter competing contract internship return verbal "
    "written updated revised original initial final base salary best remote hybrid local grad "
    "fulltime perm holding".split()
)
_GOT = frozenset({"got", "have", "received"})
_DETERMINERS = frozenset("the my our a an this that their his her".split())
_ACTS_ON_ME = (
    ["bietet", "mir"],
    ["hat", "mir"],
    ["me", "ofrece"],
    ["offered", "me"],
    ["wants", "me"],
    ["gave", "me"],
    ["offers", "me"],
)
_TALKS_TO = frozenset("with at for chez bei mit con en to by".split())
_IS_AT = (("is", "at"), ("are", "at"), ("is", "$"), ("is", "£"), ("is", "€"))
_OPENING = 5  # tokens of "As discussed yesterday,"
_INDEFINITE = frozenset("a an another un una otra otro ein eine einem einer".split())
_AS_STAFF = frozenset({"current", "present", ",", "."})
_NO_EMPLOYER = frozenset("co practice place trust guys branch shop union".split())
_CALLED_BY = frozenset({"(", "/", "w", "with", "from"})
_LEADS_ON = frozenset("and then also plus so und dann y luego et puis".split())
_BESIDE = frozenset("the a an el la un una der die das ein eine le une this that".split())
_ADVERBS = frozenset("finally just then now also has have".split())
_SHORTEST = 3  # letters of a name that is called short
_LISTED = 2  # tokens of "1." or "b)" before the name
_POSTAL = 5  # digits
_LEGAL = frozenset("gmbh inc llc ltd ag se plc corp bv llp pvt sl slu sas srl ab as oy".split())
_SEATED = FIRM | frozenset(
    "teaching city county college public schools general children memorial".split()
)
_LEAST_YEARLY = 20_000
_NOTES = frozenset({"call", "notes"})
_WRITTEN_BY = frozenset({"from", "von", "de"})
_SHORT = 9  # tokens of a line that does nothing but name an employer, its role and place


def named(
    items: Sequence[Item], tokens: Sequence[Token], towns: frozenset[int], labels: frozenset[str]
) -> tuple[Item, ...]:
    """The items with employers added that only their place gives away, and known names whole:
    "Walmart Global Tech". `towns` are the tokens of places, which are no employers; `labels` the
    marks behind which another line of the text tells a known employer's offer."""
    towns = towns - _named_after(tokens, towns)
    taken = covered(items) | towns
    items = [whole_name(i, tokens) if isinstance(i, Company) else i for i in items]
    found = list(_found(items, tokens, taken, towns))
    if not found and (beside := _beside_another(items, tokens, taken, towns, labels)) is not None:
        found = [beside]
    kept = [c for n, c in enumerate(found) if all(c.first > o.last for o in found[:n])]
    inside = covered(kept)
    spoken = covered(i for i in items if isinstance(i, Company))
    kept = [c for c in kept if c.first not in spoken]
    rest = [
        i
        for i in items
        if isinstance(i, Company) or (i.first not in inside and i.first not in spoken)
    ]
    return tuple(sorted([*rest, *kept], key=lambda item: item.first))


def _named_after(tokens: Sequence[Token], towns: frozenset[int]) -> frozenset[int]:
    """The tokens of towns that begin an employer's name: "Round Rock ISD", "Houston Medical"."""
    found: set[int] = set()
    for town in sorted(towns):
        last = town
        while last in towns:
            last += 1
        behind = [t for t in tokens[last : last + 2] if t.capital and t.text not in STOP]
        and_sons = last < len(tokens) and tokens[last].text == "&"
        if tokens[town].capital and (and_sons or any(t.text in _SEATED for t in behind)):
            found.update(range(town, last))
    return frozenset(found)


def introduced(company: Company, tokens: Sequence[Token]) -> bool:
    """Whether a sentence without figures turns to this employer: a heading, a label, an offer
    from it; not "I am also talking to Nvidia"."""
    before = tuple(t.text for t in tokens[max(0, company.first - 2) : company.first])
    if before[-2:] in BEFORE or (before[-1:] and (before[-1], "") in BEFORE):
        return True
    behind = tokens[company.last + 1].text if company.last + 1 < len(tokens) else ""
    if before[-1:] and before[-1] in _CALLED_BY and behind in WHO_WRITES:
        return True  # "call with Aoife (Stripe recruiting)"
    if any(t.text in ("offer", "offers", "offered", "oferta", "angebot") for t in tokens):
        return True
    listed = _is_listed(tokens)
    if ordinal(tokens) is not None or listed or stands_for_one(tokens):
        return True
    return company.first <= 2 and (behind in SEPARATORS or len(tokens) <= _SHORT)


def _found(
    items: Sequence[Item], tokens: Sequence[Token], taken: set[int], towns: frozenset[int]
) -> Iterator[Company]:
    known = any(isinstance(item, Company) for item in items)
    for index, (one, two) in enumerate(pairwise(tokens)):
        company = _behind_words(tokens, index, taken, known)
        company = company or _at_in(tokens, index, taken, known, towns)
        company = company or _owning(tokens, index, taken)
        tries = (tells(tokens, index, taken, known) for tells in _TELL)
        company = company or next((name for name in tries if name is not None), None)
        if company is None and index == 0 and one.text in LABELS and two.text in SEPARATORS:
            company = rest_of_line(tokens, 2, taken)
        if company is not None:
            yield company
    if not known and tokens:
        told = (
            _in_the_subject(tokens, taken),
            _still_talking(items, tokens, taken),
            _counted(tokens, taken),
            _at_the_beginning(items, tokens, taken, towns),
        )
        yield from (name for name in told if name is not None)


def _beside_another(
    items: Sequence[Item],
    tokens: Sequence[Token],
    taken: set[int],
    towns: frozenset[int],
    labels: frozenset[str],
) -> Company | None:
    """The name that a line begins with, where a line with a known employer is made like it:
    "Sigmatic: 165 PLN" below "Allegro: 24,000 PLN"."""
    paid = any(isinstance(i, Sum) for i in items)
    start = _LISTED if _is_listed(tokens) else 0
    first = name_at(tokens, start, taken) if paid and labels else None
    if first is None or any(isinstance(i, Company) for i in items):
        return None
    behind = past_brackets(tokens, past_level(items, past_town(tokens, first.last + 1, towns)))
    return first if behind < len(tokens) and tokens[behind].text in labels else None


def _acting(tokens: Sequence[Token], index: int, taken: set[int], known: bool) -> Company | None:
    """ "Kestrel Robotics finally sent me": a name of more than one word that does what an employer
    does; a single one may be a person's."""
    if known or (index and tokens[index - 1].capital):
        return None
    name = name_at(tokens, index, taken)
    if name is None or name.first == name.last or any(c.isdigit() for c in name.name):
        return None
    at = past_brackets(tokens, name.last + 1)
    at = past_apposition(tokens, at)
    at += at < len(tokens) and tokens[at].text in _ADVERBS
    words = tuple(t.text for t in tokens[at : at + 2])
    return name if words in BEHIND or words[:1] in _ACTS or words in _IS_AT else None


def _apposed(tokens: Sequence[Token], index: int, taken: set[int], known: bool) -> Company | None:
    """ "at Tallowcreek, a climate startup"; "a fintech in Austin (Quillpay)"; "an offer from a firm
    in Ulm, Brandhoff Antriebe, for"; "Kelly from Providence talent acquisition"."""
    if known or tokens[index].text not in ("at", "(", ",", "from", "bei", "en"):
        return None
    name = name_at(tokens, index + 1, taken)
    if name is None:
        return None
    before = {t.text for t in tokens[max(0, index - _WITHIN) : index]}
    behind = [t.text for t in tokens[name.last + 1 : name.last + 1 + _WITHIN]]
    ends = not behind or behind[0] in (",", ".", ")", "(", ":")
    match tokens[index].text:
        case "at" | "bei" | "en":
            is_one = behind[:1] == [","] and not KINDS.isdisjoint(behind)
        case "from":
            written = name.last > name.first and behind[:1] == ["("]
            is_one = written or not WHO_WRITES.isdisjoint(behind[:1])
        case _:
            firm = name.last > name.first and tokens[name.last].text in FIRM
            bracketed = firm and tokens[index].text == "(" and behind[:1] == [")"]
            is_one = bracketed or (ends and not KINDS.isdisjoint(before))
    return name if is_one else None


def _from_afar(tokens: Sequence[Token], index: int, taken: set[int], known: bool) -> Company | None:
    """ "my first offer in ages from Burns & McDonnell"."""
    referred = tokens[index].text == "to" and any(
        t.text == "referred" for t in tokens[max(0, index - 3) : index]
    )
    if known or not (referred or tokens[index].text == "from"):
        return None
    if index > 1 and tokens[index - 1].capital and tokens[index - 2].text in ("s", "is"):
        return name_at(tokens, index + 1, taken)  # "it's Teo from Bluefinch"
    if referred:
        return name_at(tokens, index + 1, taken)
    before = [t.text for t in tokens[max(0, index - _WITHIN) : index]]
    got = not _GOT.isdisjoint(before) and any(t.kind is Kind.NUMBER for t in tokens[:index])
    told = got or not OFFER_WORDS.isdisjoint(before)
    return name_at(tokens, index + 1, taken) if told else None


def _of_a_kind(tokens: Sequence[Token], index: int, taken: set[int], known: bool) -> Company | None:
    """ "consultora Altenia, 3.100 €"; "an MSP called" is told elsewhere."""
    if known or tokens[index].text not in KINDS or tokens[index].capital:
        return None
    name = name_at(tokens, index + 1, taken)
    behind = tokens[name.last + 1].text if name and name.last + 1 < len(tokens) else ""
    return name if name is not None and behind in (",", ":", "(", "-", "–") else None


def _of_whom_the_offer_is(
    tokens: Sequence[Token], index: int, taken: set[int], known: bool
) -> Company | None:
    """ "Zenkart se offer mila hai"."""
    if known or not tokens[index].capital:
        return None
    name = name_at(tokens, index, taken)
    behind = [t.text for t in tokens[name.last + 1 : name.last + 3]] if name is not None else []
    return name if behind in (["se", "offer"], ["ka", "offer"]) else None


def _in_lower_case(
    tokens: Sequence[Token], index: int, taken: set[int], known: bool
) -> Company | None:
    """ "lumenforge (theyre in denver) offered me $140k"."""
    token = tokens[index]
    if known or index in taken or token.capital or token.kind is not Kind.WORD:
        return None
    behind = past_brackets(tokens, index + 1)
    acts = [t.text for t in tokens[behind : behind + 2]] in _ACTS_ON_ME
    named = acts and len(token.text) > _SHORTEST and token.text not in NOBODIES | STOP | TITLES
    named = named and not (index and tokens[index - 1].text in _DETERMINERS)
    return named_from(tokens, index, index) if named else None


def _still_talking(
    items: Sequence[Item], tokens: Sequence[Token], taken: set[int]
) -> Company | None:
    """ "still interviewing with Acme Robotics", "en process chez Alan"; "Spring ISD I interviewed
    with last week, still in the process"."""
    marks = [i for i in items if isinstance(i, Said) and i.mark is Mark.IN_PROCESS]
    for mark in marks:
        at = mark.last + 1
        if at < len(tokens) and tokens[at].text in _TALKS_TO:
            return name_at(tokens, at + 1, taken)
    first = name_at(tokens, 0, taken) if marks else None
    whole = first is not None and (first.last > first.first or tokens[first.last].text in FIRM)
    return first if whole else None


def _in_the_subject(tokens: Sequence[Token], taken: set[int]) -> Company | None:
    """The name at the end of a mail's subject, "Offer details – BrightLoom Robotics", or at its
    beginning; and the one in brackets behind who wrote it, "From: Renee Talbot (Halden)"."""
    if tokens[0].text in _WRITTEN_BY and _text(tokens, 1) == ":":
        brackets = (n for n, t in enumerate(tokens) if t.text == "(")
        return name_at(tokens, next(brackets, len(tokens)) + 1, taken)
    dashes = [n for n, t in enumerate(tokens) if t.text in ("-", "–", "—")]
    if tokens[0].text in _NOTES and dashes and dashes[0] < _HEAD + 2:
        return name_at(tokens, dashes[0] + 1, taken)  # "call notes 3/11 - Ardent Robotics (...)"
    if tokens[0].text not in SUBJECTS:
        return None
    first = name_at(tokens, len(("Subject", ":")), taken) if dashes else None
    if first is not None and first.last + 1 == dashes[0] and len(tokens) > dashes[0] + 1:
        offered = not OFFER_WORDS.isdisjoint(t.text for t in tokens[dashes[0] :])
        if offered and TITLES.isdisjoint(words_of(first, tokens)):
            return first
    name = name_at(tokens, dashes[-1] + 1, taken) if dashes else None
    if name is None or name.last < len(tokens) - 1:
        return None
    return name if TITLES.isdisjoint(words_of(name, tokens)) else None


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _counted(tokens: Sequence[Token], taken: set[int]) -> Company | None:
    """The name in "Number three is a start-up from Cork, Workvivo"."""
    starts = range(2, len(tokens)) if ordinal(tokens) is not None else ()
    return next((c for n in starts if (c := name_at(tokens, n, taken)) is not None), None)


def _behind_words(
    tokens: Sequence[Token], index: int, taken: set[int], known: bool
) -> Company | None:
    """A name behind "offer from", or behind "engineer at" where no other employer is named."""
    one, two = tokens[index], tokens[index + 1]
    pair = (one.text, two.text)
    if pair in BEFORE or (one.text, "") in BEFORE:
        start = index + 2 if pair in BEFORE else index + 1
        start += start < len(tokens) and tokens[start].text in ARTICLES
        return name_at(tokens, start, taken) or _of_one(tokens, start, taken)
    if one.text in AT and index and not known and _titled(tokens, index):
        return name_at(tokens, index + 1 + (two.text in ARTICLES), taken)
    return None


def _of_one(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """The GEMS of "a contract from a GEMS school"."""
    article = start < len(tokens) and tokens[start].text in ("a", "an")
    name = name_at(tokens, start + 1, taken) if article else None
    behind = tokens[name.last + 1].text if name and name.last + 1 < len(tokens) else ""
    return name if behind in KINDS else None


def speaks_of_one(tokens: Sequence[Token]) -> bool:
    """Whether an employer without a name is told by what it is, "a fintech from Texas"."""
    for index, token in enumerate(tokens):
        if token.text not in KINDS or token.text in _NO_EMPLOYER:
            continue
        before = [t.text for t in tokens[max(0, index - _FAR // 2) : index]]
        article = next((n for n in range(len(before)) if before[n] in _INDEFINITE), None)
        if article is not None and _AS_STAFF.isdisjoint(before[article + 1 :]):
            return True
    return False


def _incorporated(
    tokens: Sequence[Token], index: int, taken: set[int], known: bool
) -> Company | None:
    """A name that ends in a legal form: "Heidwerk Automation GmbH"."""
    if known or not tokens[index].capital or (index and tokens[index - 1].capital):
        return None
    name = name_at(tokens, index, taken)
    whole = name is not None and name.last > name.first and tokens[name.last].text in _LEGAL
    return name if whole else None


def _at_in(
    tokens: Sequence[Token], index: int, taken: set[int], known: bool, towns: frozenset[int]
) -> Company | None:
    """ "36 hrs/wk at St. Brendan's in Milwaukee"."""
    if known or tokens[index].text not in AT:
        return None
    article = index + 1 < len(tokens) and tokens[index + 1].text in ARTICLES
    name = name_at(tokens, index + 1 + article, taken)
    at = name.last + 1 if name is not None else len(tokens)
    possessive = at + 1 < len(tokens) and tokens[at].text == "'" and tokens[at + 1].text == "s"
    at += 2 * possessive
    placed = at + 1 < len(tokens) and tokens[at].text == "in" and at + 1 in towns
    firm = name is not None and name.last > name.first and tokens[name.last].text in FIRM
    if name is None or not (placed or firm):
        return None
    return (
        replace(name, last=at - 1, end=tokens[at - 1].end, name=f"{name.name}'s")
        if possessive
        else name
    )


def _at_the_beginning(
    items: Sequence[Item], tokens: Sequence[Token], taken: set[int], towns: frozenset[int]
) -> Company | None:
    """A name that a sentence begins with and that offers something: "Acme offered"."""
    listed = _is_listed(tokens)
    start = _LISTED if listed else 0
    head = next((n for n, t in enumerate(tokens[:_HEAD]) if t.text in OFFER_WORDS), None)
    if (called := _before_offer(tokens, taken)) is not None:
        return called
    led = range(head or 0)
    led_by = all(n in towns or len(tokens[n].text) < _SHORTEST for n in led)
    if head is not None and led_by:  # "Dubai offer - Emaar", "B2B offer in Kraków: Nordvik Systems"
        marks = (n for n, t in enumerate(tokens[: head + _HEAD]) if t.text in SEPARATORS)
        mark = next(marks, None)
        return name_at(tokens, mark + 1, taken) if mark is not None else None
    if stands_for_one(tokens):  # "Job B: Dane County, $54,300"
        return name_at(tokens, len(("job", "B", ":")), taken)
    said = _behind_an_opening(tokens, taken) or _told_beside(tokens, start, taken)
    first = name_at(tokens, start, taken) if said is None else None
    return _telling(items, tokens, first, towns) if first is not None else said


def _telling(
    items: Sequence[Item], tokens: Sequence[Token], first: Company, towns: frozenset[int]
) -> Company | None:
    """The name at a sentence's beginning, where what follows is of its offer."""
    listed = _is_listed(tokens)
    if _is_told_in_brackets(tokens, first) or described(items, tokens, first, towns):
        return first
    first = with_its_s(first, tokens)
    after = past_brackets(tokens, past_level(items, past_town(tokens, first.last + 1, towns)))
    behind, beyond = (tokens[n].text if n < len(tokens) else "" for n in (after, after + 1))
    if (behind, beyond) in BEHIND or (behind in OFFERS and (behind != "is" or beyond in BEHIND_IS)):
        return first
    long = first.last > first.first and after + 1 < len(tokens)
    ranked = any(isinstance(i, Level) and i.first == after + 1 for i in items)
    titled = ranked or _has_a_title(tokens, after)
    if long and behind == "," and titled and any(map(_is_paid, items)):
        return first  # "Helvion Pharma, data scientist, CHF 9'200 x 13"
    if behind == "is" and any(i.first == after + 1 and _is_a_years_pay(i) for i in items):
        return first  # "Crowley is 65,750 plus 3k"
    words = [i for i in items if isinstance(i, Word) and i.first > first.last]
    heads = listed and behind in ("", ",", ".", "in", *SEPARATORS)
    if heads and not words:
        return first
    next_ = [i for i in items if i.first == after + 1]
    tells = _tells_pay(items, words, next_) or (listed and any(map(_is_paid, items)))
    tells = tells or (long and any(map(_is_paid, next_)))  # "Cedar Valley: $81,400 for 192 days"
    tells = tells or (behind in SEPARATORS and any(map(_is_hourly, items)))
    return first if tells and (heads or behind in SEPARATORS) else None


def _told_beside(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """ "And Fluxwerk, the heat pump people in Karlsruhe": a name and then what it is, where it is
    not said to be a person."""
    start += start < len(tokens) and tokens[start].text in _LEADS_ON
    name = name_at(tokens, start, taken)
    behind = [t.text for t in tokens[name.last + 1 :]] if name is not None else []
    if name is None or behind[:1] != [","] or not _BESIDE.intersection(behind[1:2]):
        return None
    ends = range(2, len(behind))
    aside = behind[2 : next((n for n in ends if behind[n] in (",", ".")), len(behind))]
    figures = any(t.kind is Kind.NUMBER for t in tokens[name.last + 1 :][: 2 + len(aside)])
    kind = not KINDS.isdisjoint(aside)  # "una startup de unas 40 personas"
    return name if aside and (kind or not figures) and PEOPLE.isdisjoint(aside) else None


def _tells_pay(items: Sequence[Item], words: Sequence[Word], behind: Sequence[Item]) -> bool:
    """Whether a line has a base or total and a figure, a wage right behind the name, or a mark of
    how firm it is: "Admiral - verbal offer only"."""
    firm = any(isinstance(i, Said) and i.mark in _FIRMNESS for i in items)
    named = any(word.term in (Term.BASE, Term.TOTAL) for word in words)
    figures = any(isinstance(i, Sum | Count) for i in items)
    return firm or (named and figures) or any(map(_is_wage, behind))


def _before_offer(tokens: Sequence[Token], taken: set[int]) -> Company | None:
    """ "quillbase offer: 178 base"."""
    words = [t.text for t in tokens[:3]]
    led = words[1:] == ["offer", ":"] and tokens[0].kind is Kind.WORD and 0 not in taken
    one = (
        led
        and len(words[0]) > _SHORTEST
        and words[0] not in NOBODIES | STOP | TITLES | _KINDS_OF_OFFER
    )
    return named_from(tokens, 0, 0) if one else None


def _is_told_in_brackets(tokens: Sequence[Token], name: Company) -> bool:
    """ "Lumenfall (climate software, Series A, 45 people), Senior Frontend"; "Tropicode, empresa de
    Miami, USD 4.500"."""
    at = name.last + 1
    told = at + 1 < len(tokens) and tokens[at].text == ","
    if told and tokens[at + 1].text in KINDS | _FUNDED:
        return True
    behind = past_brackets(tokens, at)
    inside = {t.text for t in tokens[at:behind]}
    return behind > at and not inside.isdisjoint(KINDS | TRADES | _SIZES)


def _is_paid(item: Item) -> bool:
    return isinstance(item, Sum) and (bool(item.currencies) or item.magnitude)


def _has_a_title(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a title stands between a comma and the next one."""
    ends = range(comma + 1, min(len(tokens), comma + _HEAD))
    end = next((n for n in ends if tokens[n].text == ","), comma)
    return not TITLES.isdisjoint(t.text for t in tokens[comma:end])


def _is_wage(item: Item) -> bool:
    """An amount that is paid by a period: "€5,400 gross per month"."""
    if not isinstance(item, Sum) or item.every is None or item.years is not None:
        return False
    return bool(item.currencies)


def _is_a_years_pay(item: Item) -> bool:
    """An amount that nobody pays by the month for a room or a child: "65,750", "102k"."""
    if not isinstance(item, Sum) or item.every not in (None, Every.YEAR):
        return False
    return item.readings[0] >= _LEAST_YEARLY


def _is_hourly(item: Item) -> bool:
    return isinstance(item, Sum) and _is_wage(item) and item.every is Every.HOUR


def described(
    items: Sequence[Item], tokens: Sequence[Token], name: Company, towns: frozenset[int]
) -> bool:
    """ "Brightloom, senior swe, austin"; "Cedar & Vale (consulting, Chicago)": a name and what the
    work is and where, and nothing of pay."""
    behind = range(name.last + 1, len(tokens))
    paid = any(isinstance(i, Sum | Count | Word) for i in items)
    if paid or len(tokens) > _SHORT or not behind or tokens[behind[0]].text not in (",", "("):
        return False
    said = {t.text for t in tokens[name.last + 1 :]}
    levels = any(isinstance(i, Level) and i.first > name.last for i in items)
    placed = any(n in towns for n in behind) and not said.isdisjoint(TITLES | KINDS | TRADES)
    return (levels or placed) and said.isdisjoint(ROLES - {"senior", "lead", "director"})


def _behind_an_opening(tokens: Sequence[Token], taken: set[int]) -> Company | None:
    """The name in "As discussed, Octavia Health would like to offer you"."""
    comma = next((n for n, t in enumerate(tokens[:_OPENING]) if t.text == ","), None)
    first = name_at(tokens, comma + 1, taken) if comma is not None else None
    if first is None or len(tokens) < first.last + len(("", "would", "like")):
        return None
    one, two = tokens[first.last + 1 : first.last + 3]
    return first if (one.text, two.text) in BEHIND else None


def _owning(tokens: Sequence[Token], index: int, taken: set[int]) -> Company | None:
    """ "Acme's offer"."""
    one = tokens[index]
    owns = [t.text for t in tokens[index + 1 : index + 4]] == ["'", "s", "offer"]
    name = name_at(tokens, index, taken) if owns else None
    return replace(name, last=index, end=one.end, name=one.written) if name is not None else None


# Where in a sentence an employer stands that no list holds, the surest place first.
_TELL = (
    _incorporated,
    _apposed,
    _from_afar,
    _of_a_kind,
    _of_whom_the_offer_is,
    _in_lower_case,
    _acting,
)


def signature(tokens: Sequence[Token], items: Sequence[Item]) -> Company | None:
    """The employer in the last lines of a letter: "Talent Acquisition | Larkmere"."""
    if len(tokens) > _SHORT or any(isinstance(i, Sum | Count) for i in items):
        return None
    starts = [0, *(n + 1 for n, t in enumerate(tokens) if t.text in PARTS)]
    found: Company | None = None
    for start in starts:
        name = name_at(tokens, start, set()) if start < len(tokens) else None
        role = name and not ROLES.isdisjoint(t.text for t in tokens[start : name.last + 1])
        if name is not None and not role and name.first != name.last + len(starts) - 1:
            found = name
    return found


def _is_listed(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with "1." or "b)"."""
    if len(tokens) <= _LISTED or not tokens[1].tight or tokens[1].text not in (")", "."):
        return False
    return tokens[0].kind is Kind.NUMBER or len(tokens[0].text) == 1


def heading(
    items: Sequence[Item], tokens: Sequence[Token], towns: frozenset[int]
) -> Company | None:
    """A short line of nothing but a name, or a name, a level and a place."""
    taken = covered(items) | towns
    listed = _is_listed(tokens)
    company = name_at(tokens, 2 if listed else 0, taken)
    if company is None or tokens[0].text in PERSONS:
        return None
    if not TITLES.isdisjoint(words_of(company, tokens)) or any(
        isinstance(i, Word | Company) or _paid(i, tokens) for i in items
    ):
        return None
    levels = covered(i for i in items if isinstance(i, Level))
    rest = [n for n in range(company.last + 1, len(tokens)) if n not in levels | towns]
    return company if all(_beside_a_name(tokens, n) for n in rest) else None


def titled(items: Sequence[Item], tokens: Sequence[Token]) -> Company | None:
    """The name in a title between bars, "Tekion | SDE 2 | Bangalore", or before a level, "Quince
    SDE 2": the first line of a post."""
    bars = [n for n, t in enumerate(tokens) if t.text in ("|", "||")]
    levels = [i for i in items if isinstance(i, Level)]
    if any(isinstance(i, Company) or _paid(i, tokens) for i in items) or not (bars or levels):
        return None
    taken = covered(i for i in items if not isinstance(i, Plain))
    for start in (0, *(n + 1 for n in bars)):
        name = name_at(tokens, start, taken)
        end = name.last + 1 if name is not None else 0
        closed = end == len(tokens) or end in bars or any(i.first == end for i in levels)
        if name is not None and closed and TITLES.isdisjoint(words_of(name, tokens)):
            return name
    return None


def _beside_a_name(tokens: Sequence[Token], index: int) -> bool:
    """A mark, a word for where the work is done, the code of a state or a postal code."""
    token = tokens[index]
    if token.kind is Kind.NUMBER:
        return len(token.text) == _POSTAL and token.text.isdigit()
    if token.text in TITLES:
        return True
    state = len(token.written) == len("CA") and token.written.isupper()
    return state or token.text in BESIDE


def _paid(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether an item is an amount, and no postal code behind a place."""
    return isinstance(item, Sum) and not (item.bare and _beside_a_name(tokens, item.first))


def _titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title stands right before: "engineer at"."""
    near = {t.text for t in tokens[max(0, index - _NEAR) : index]}
    told = not FORMAL.isdisjoint(t.text for t in tokens)
    further = {t.text for t in tokens[max(0, index - _FAR) : index]} if told else set()
    return not TITLES.isdisjoint(near | further)
