"""Employers that stand in no list, recognised by their place: "offer from Acme"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.guides.vocabulary import Term
from bot.reading.offers.chunks import ordinal
from bot.reading.offers.items import Company, Count, Item, Level, Sum, Word
from bot.reading.tokens import Kind, Token

_BEFORE = frozenset(
    {
        ("offer", "from"),
        ("offers", "from"),
        ("offer", "at"),
        ("offer", "with"),
        ("letter", "from"),
        ("offer", "by"),
        ("behalf", "of"),
        ("join", ""),
        ("joining", ""),
        ("welcome", "to"),
        ("employment", "with"),
        ("employment", "at"),
        ("position", "with"),
        ("position", "at"),
        ("role", "at"),
        ("role", "with"),
        ("verbal", "from"),
        ("oferta", "de"),
        ("called", ""),
        ("oferta", "en"),
        ("angebot", "von"),
        ("angebot", "bei"),
        ("incorporarte", "a"),
        ("startup", "called"),
        ("client", "is"),
        ("company", "is"),
        ("one", "is"),
        ("puesto", "en"),
        ("empresa", "es"),
        ("unirte", "a"),
        ("job", "at"),
        ("recruiter", "from"),
        ("recruiter", "at"),
        ("recruiter", "for"),
        ("talked", "with"),
        ("job", "with"),
        ("team", "at"),
        ("firma", "heißt"),
        ("stelle", "bei"),
        ("position", "bei"),
        ("for", "joining"),
        ("startup", ","),
        ("company", ","),
        ("empresa", ","),
        ("startup", "named"),
        ("personalerin", "von"),
        ("recruiterin", "von"),
        ("recruiterin", "bei"),
        ("thru", ""),
        ("gig", "with"),
        ("gig", "at"),
        ("contract", "with"),
        ("contract", "at"),
        ("works", "for"),
        ("llama", ""),
        ("greetings", "from"),
        ("onsite", "with"),
        ("interview", "with"),
        ("client", ","),
        ("behalf", "of"),
        ("named", ""),
    }
)
_LABELS = frozenset(
    {
        "company",
        "employer",
        "empresa",
        "firma",
        "compañía",
        "unternehmen",
        "org",
        "client",
        "organisation",
        "organization",
    }
)
_TITLES = frozenset(
    "engineer scientist developer manager analyst architect researcher lead designer "
    "role position job swe sde offer ingeniero ingeniera".split()
)
_OFFERS = frozenset(
    {
        "offered",
        "offers",
        "gave",
        "countered",
        "proposed",
        "ofrece",
        "ofreció",
        "bietet",
        "pays",
        "is",
    }
)
_BEHIND_IS = frozenset({"offering", "giving"})
_BEHIND = frozenset(
    {
        ("is", "pleased"),
        ("is", "delighted"),
        ("is", "happy"),
        ("is", "excited"),
        ("are", "pleased"),
        ("would", "like"),
        ("makes", "you"),
        ("me", "ofrece"),
        ("me", "ofreció"),
        ("me", "ofrecen"),
        ("me", "ofreceu"),
        ("has", "offered"),
        ("just", "offered"),
        ("came", "back"),
        ("sent", "me"),
        ("offers", "you"),
    }
)
_PARTS = frozenset("|,/–—-")
_ROLES = frozenset(
    "hr talent recruiting recruiter recruitment people operations acquisition manager partner "
    "consultant head director lead senior culture ceo cto founder president officer human "
    "resources personalabteilung capital team signatory staffing early".split()
)
_FIRM = frozenset(
    "global tech technology technologies software services group labs "
    "lab inc llc ltd gmbh ag sa plc "
    "pvt private limited india co kg corp corporation "
    "holdings research systems cloud gds ai robotics "
    "analytics solutions international digital studios networks "
    "security bank insurance com se bv".split()
)
_STOP = frozenset(
    "a an i we my our they he she it you your this that their his her its the base salary "
    "total offer offers remote bonus equity stock sign signing us usa uk eu new series got "
    "have has to and or with for in on at as of by tc yoe level title location team role "
    "date dear hi hello thanks hey so if please subject re fwd company employer start first "
    "second other another both one two each also anyway recruiter hr manager monday tuesday "
    "wednesday thursday friday saturday sunday final updated revised latest initial verbal "
    "written competing annual yearly cash gross monthly startup current what which how why "
    "after before when while since now then congrats congratulations great good hola "
    "estimado estimada hallo liebe lieber sehr querido querida bonjour olá cher caro ciao "
    "thx atentamente saludos cordialmente gracias abrazo cordialement rgds yours kind warm "
    "many perks process timeline cheers regards best sincerely warmly tldr ps nb pros cons "
    "summary details context background question questions advice help opinion opinions "
    "thoughts compare comparison employee candidate name designation department grade band "
    "component head particulars y q ok lol edit update note benefits reply answer deadline "
    "decision ctc fixed variable".split()
)
_OFFER_WORDS = frozenset({"offer", "option", "oferta", "angebot", "opción", "offre"})
_AT = frozenset({"at", "with", "en", "bei"})
_MOST_WORDS = 4
_SEPARATORS = frozenset({":", "-", "–", "—"})
_JOINTS = frozenset({"&", ".", "-", "'"})
_LISTED = 2  # tokens of "1." or "b)" before the name
_BESIDE = frozenset({*":-()–—|,", "remote", "hybrid", "onsite", "same", "city", "us", "offer"})
_POSTAL = 5  # digits
_SHORT = 9  # tokens of a line that does nothing but name an employer, its role and place


def named(
    items: Sequence[Item], tokens: Sequence[Token], towns: frozenset[int]
) -> tuple[Item, ...]:
    """The items with employers added that only their place gives away, and known names whole:
    "Walmart Global Tech". `towns` are the tokens of places, which are no employers."""
    taken = {n for item in items for n in range(item.first, item.last + 1)} | towns
    items = [_whole(i, tokens) if isinstance(i, Company) else i for i in items]
    found = list(_found(items, tokens, taken, towns))
    kept = [c for n, c in enumerate(found) if all(c.first > o.last for o in found[:n])]
    inside = {n for company in kept for n in range(company.first, company.last + 1)}
    spoken = {n for i in items if isinstance(i, Company) for n in range(i.first, i.last + 1)}
    kept = [c for c in kept if c.first not in spoken]
    rest = [
        i
        for i in items
        if isinstance(i, Company) or (i.first not in inside and i.first not in spoken)
    ]
    return tuple(sorted([*rest, *kept], key=lambda item: item.first))


def introduced(company: Company, tokens: Sequence[Token]) -> bool:
    """Whether a sentence without figures turns to this employer: a heading, a label, an offer
    from it; not "I am also talking to Nvidia"."""
    before = tuple(t.text for t in tokens[max(0, company.first - 2) : company.first])
    if before[-2:] in _BEFORE or (before[-1:] and (before[-1], "") in _BEFORE):
        return True
    if any(t.text in ("offer", "offers", "offered", "oferta", "angebot") for t in tokens):
        return True
    if ordinal(tokens) is not None:
        return True
    behind = tokens[company.last + 1].text if company.last + 1 < len(tokens) else ""
    return company.first <= 2 and (behind in _SEPARATORS or len(tokens) <= _SHORT)


def _whole(company: Company, tokens: Sequence[Token]) -> Company:
    """A name with the words of a firm behind it: "Bosch Global Software", "Acme, Inc."."""
    last = company.last
    while last + 1 < len(tokens):
        step = 2 if tokens[last + 1].text in (",", ".", "&") and last + 2 < len(tokens) else 1
        token = tokens[last + step]
        if token.text not in _FIRM or not (token.capital or token.text == "com"):
            break
        last += step
    if last == company.last:
        return company
    words = [tokens[company.first].written]
    for token in tokens[company.first + 1 : last + 1]:
        words.append(
            (token.written or token.text) if token.tight else f" {token.written or token.text}"
        )
    if not all(t.written for t in tokens[company.first : company.first + 1]):
        return company
    return replace(company, last=last, end=tokens[last].end, name="".join(words))


def _found(
    items: Sequence[Item], tokens: Sequence[Token], taken: set[int], towns: frozenset[int]
) -> Iterator[Company]:
    known = any(isinstance(item, Company) for item in items)
    for index, (one, two) in enumerate(pairwise(tokens)):
        company = _behind_words(tokens, index, taken, known)
        if company is None and two.text == "'" and _owns(tokens, index):
            company = _name(tokens, index, taken)
            company = company and replace(company, last=index, end=one.end, name=one.written)
        if company is None and index == 0 and one.text in _LABELS and two.text in _SEPARATORS:
            company = _rest(tokens, 2, taken)
        if company is not None:
            yield company
    if (
        not known
        and ordinal(tokens) is not None
        and (counted := _counted(tokens, taken)) is not None
    ):
        yield counted
    if (
        not known
        and tokens
        and (first := _at_the_beginning(items, tokens, taken, towns)) is not None
    ):
        yield first


def _counted(tokens: Sequence[Token], taken: set[int]) -> Company | None:
    """The name in "Number three is a start-up from Cork, Workvivo"."""
    starts = range(2, len(tokens))
    return next((c for n in starts if (c := _name(tokens, n, taken)) is not None), None)


def _behind_words(
    tokens: Sequence[Token], index: int, taken: set[int], known: bool
) -> Company | None:
    """A name behind "offer from", or behind "engineer at" where no other employer is named."""
    one, two = tokens[index], tokens[index + 1]
    pair = (one.text, two.text)
    if pair in _BEFORE or (one.text, "") in _BEFORE:
        start = index + 2 if pair in _BEFORE else index + 1
        start += start < len(tokens) and tokens[start].text == "the"
        return _name(tokens, start, taken)
    if one.text in _AT and index and not known and _titled(tokens, index):
        return _name(tokens, index + 1, taken)
    return None


def _at_the_beginning(
    items: Sequence[Item], tokens: Sequence[Token], taken: set[int], towns: frozenset[int]
) -> Company | None:
    """A name that a sentence begins with and that offers something: "Acme offered"."""
    listed = len(tokens) > _LISTED and tokens[1].text in (")", ".") and tokens[1].tight
    start = _LISTED if listed else 0
    if tokens[0].text in _OFFER_WORDS:
        start = next((n for n, t in enumerate(tokens[:5]) if t.text in _SEPARATORS), -1) + 1
        return _name(tokens, start, taken) if start else None
    first = _name(tokens, start, taken)
    if first is None:
        return None
    after = _past_brackets(tokens, _past_level(items, _past_town(tokens, first.last + 1, towns)))
    behind, beyond = (tokens[n].text if n < len(tokens) else "" for n in (after, after + 1))
    speaks = (behind, beyond) in _BEHIND or (
        behind in _OFFERS and (behind != "is" or beyond in _BEHIND_IS)
    )
    words = {i.term for i in items if isinstance(i, Word)}
    pays = bool(words & {Term.BASE, Term.TOTAL}) and any(isinstance(i, Sum | Count) for i in items)
    listed = start == _LISTED and behind in ("", ",", ".", "in", *_SEPARATORS)
    labels = behind in _SEPARATORS or listed
    return first if speaks or (labels and pays) or (listed and not words) else None


def _past_town(tokens: Sequence[Token], index: int, towns: frozenset[int]) -> int:
    """The first token behind a town, and behind the full stop of "Inc."."""
    while index in towns or (
        index < len(tokens) and tokens[index].text == "." and tokens[index].tight
    ):
        index += 1
    return index


def _past_level(items: Sequence[Item], index: int) -> int:
    """The first token behind a level that begins at `index`."""
    return next((i.last + 1 for i in items if isinstance(i, Level) and i.first == index), index)


def _past_brackets(tokens: Sequence[Token], index: int) -> int:
    """The first token behind brackets that open at `index`."""
    if index >= len(tokens) or tokens[index].text != "(":
        return index
    return next((n + 1 for n in range(index, len(tokens)) if tokens[n].text == ")"), index)


def _owns(tokens: Sequence[Token], index: int) -> bool:
    """ "Acme's offer"."""
    return [t.text for t in tokens[index + 2 : index + 4]] == ["s", "offer"]


def signature(tokens: Sequence[Token], items: Sequence[Item]) -> Company | None:
    """The employer in the last lines of a letter: "Talent Acquisition | Larkmere"."""
    if len(tokens) > _SHORT or any(isinstance(i, Sum | Count) for i in items):
        return None
    starts = [0, *(n + 1 for n, t in enumerate(tokens) if t.text in _PARTS)]
    found: Company | None = None
    for start in starts:
        name = _name(tokens, start, set()) if start < len(tokens) else None
        role = name and not _ROLES.isdisjoint(t.text for t in tokens[start : name.last + 1])
        if name is not None and not role and name.first != name.last + len(starts) - 1:
            found = name
    return found


def heading(
    items: Sequence[Item], tokens: Sequence[Token], towns: frozenset[int]
) -> Company | None:
    """A short line of nothing but a name, or a name, a level and a place."""
    taken = {n for item in items for n in range(item.first, item.last + 1)} | towns
    listed = len(tokens) > 2 and tokens[1].text in (")", ".") and tokens[1].tight
    company = _name(tokens, 2 if listed else 0, taken)
    if company is None or any(isinstance(i, Word | Company) or _paid(i, tokens) for i in items):
        return None
    levels = {n for i in items if isinstance(i, Level) for n in range(i.first, i.last + 1)}
    rest = [n for n in range(company.last + 1, len(tokens)) if n not in levels | towns]
    return company if all(_beside_a_name(tokens, n) for n in rest) else None


def _beside_a_name(tokens: Sequence[Token], index: int) -> bool:
    """A mark, a word for where the work is done, the code of a state or a postal code."""
    token = tokens[index]
    if token.kind is Kind.NUMBER:
        return len(token.text) == _POSTAL and token.text.isdigit()
    state = len(token.written) == len("CA") and token.written.isupper()
    return state or token.text in _BESIDE


def _paid(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether an item is an amount, and no postal code behind a place."""
    return isinstance(item, Sum) and not (item.bare and _beside_a_name(tokens, item.first))


def _titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title stands right before: "engineer at"."""
    return bool({t.text for t in tokens[max(0, index - 2) : index]} & _TITLES)


def _name(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """Words with capital letters from a token on, as one name."""
    last = start
    words = 0
    while last < len(tokens) and words < _MOST_WORDS:
        token = tokens[last]
        joint = words and token.text in _JOINTS and token.tight
        plain = token.kind is Kind.WORD and token.capital and token.text not in _STOP
        digits = bool(words) and token.kind is Kind.NUMBER and token.tight
        if not joint and not digits and (not plain or last in taken):
            break
        words += not joint
        last += 1
    while last > start and tokens[last - 1].kind is Kind.SIGN:
        last -= 1
    return _whole(_company(tokens, start, last - 1), tokens) if last > start else None


def _rest(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """What stands behind "Company:", up to a mark or something else that is understood."""
    last = start
    while last < len(tokens) and last - start < 2 * _MOST_WORDS and last not in taken:
        if tokens[last].kind is Kind.SIGN and tokens[last].text not in _JOINTS:
            break
        last += 1
    return _company(tokens, start, last - 1) if last > start else None


def _company(tokens: Sequence[Token], first: int, last: int) -> Company:
    words = [tokens[first].written or tokens[first].text]
    for token in tokens[first + 1 : last + 1]:
        word = token.written or token.text
        words.append(word if token.tight else f" {word}")
    return Company(first, last, tokens[first].start, tokens[last].end, "".join(words), known=False)
