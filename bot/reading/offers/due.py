"""When an answer is due, in the words of the text: "by EOD Friday", "expires Dec 5"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guides.vocabulary import Mark
from bot.reading.offers.items import Item, Percent, Plain, Said, Time, Unit, words_of
from bot.reading.offers.lexicon import Lexicon
from bot.reading.offers.plains import AWAY, COUNTED
from bot.reading.tokens import Kind, Token

_DAYS = 31
_SOON = frozenset({Unit.DAY, Unit.WEEK, Unit.HOUR})
_REACH, _NEAR = 12, 3
_WEAK = {"by": 7, "before": 3, "reply": 5, "decision": 5, "decide": 5, "due": 4}
_MEETINGS = frozenset("session meeting call interview chat onsite".split())
_STARTING = frozenset(
    {
        "start",
        "notice",
        "resign",
        "starting",
        "join",
        "joining",
        "begin",
        "vest",
        "vests",
        "paid",
        "starts",
        "inicio",
        "vesting",
    }
)
_BY_MEANS = frozenset({"email", "mail", "phone", "post", "e-mail"})  # "by email on the 6th"
_DAY_LENGTH = 3  # tokens
_COMING = frozenset(
    "writing paper holiday holidays vacation away ooo".split()
)  # "nothing in writing till Monday"
_LEADS = frozenset(
    {
        "by",
        "before",
        "until",
        "on",
        "in",
        "within",
        "is",
        "this",
        "the",
        "next",
        ",",
        ":",
        "of",
        "latest",
        "(",
    }
)


def deadline(
    items: Sequence[Item], tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[int, int] | None:
    """The first and last token of the words that name the day on which an answer is due."""
    for item in items:
        if isinstance(item, Said) and (start := _given(item, tokens)) is not None:
            given = _day_behind(items, tokens, lexicon, start, 1)
            if given is not None:
                return given
        if (given := _days_to_sign(item, items, tokens)) is not None:
            return given
        if not isinstance(item, Said) or item.mark is not Mark.DEADLINE:
            continue
        if _goes_up_to(item, items, tokens) or _text(tokens, item.last + 1) in _BY_MEANS:
            continue
        before = {t.text for t in tokens[max(0, item.first - 4) : item.first]}
        if before & _COMING or before & _STARTING or (tokens[0].text in _STARTING and item.first):
            continue
        ahead = [i for i in items if isinstance(i, Time) and 0 < item.first - i.last <= _NEAR]
        if ahead and tokens[item.first].text in ("to", "for"):
            return ahead[-1].first, ahead[-1].last
        weak = item.first == item.last
        reach = _WEAK.get(tokens[item.first].text, _REACH) if weak else _REACH
        found = _day_behind(items, tokens, lexicon, item.last + 1, reach)
        started = found is not None and _text(tokens, found[1] + 1) == "of"  # "of your start"
        slowed = found is not None and weak and _is_length(items, found, tokens, item)
        if found is not None and not started and not slowed:
            return found
    return _has_days(items, tokens) or _day_before(items, tokens, lexicon)


def _goes_up_to(item: Item, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """ "bis zu 10 % Bonus", "hasta 15%"."""
    share = any(isinstance(i, Percent) and i.first == item.last + 1 for i in items)
    return share or (tokens[item.first].text == "bis" and _text(tokens, item.last + 1) == "zu")


def _days_to_sign(
    item: Item, items: Sequence[Item], tokens: Sequence[Token]
) -> tuple[int, int] | None:
    """ "I have 5 days to sign": elsewhere these words name a sign-on."""
    signing = words_of(item, tokens) == ["to", "sign"]
    return _time_until(items, item.first) if signing else None


def _is_length(
    items: Sequence[Item], found: tuple[int, int], tokens: Sequence[Token], by: Item
) -> bool:
    """ "slow them down by two weeks" names no day."""
    length = any(isinstance(i, Time) and i.first == found[0] for i in items)
    spelled = tokens[found[1]].text in ("weeks", "days") and found[1] > found[0]
    return tokens[by.first].text == "by" and (length or spelled)


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


def _day_before(
    items: Sequence[Item], tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[int, int] | None:
    """The day of "friday tak confirm karo", "google ke liye 3 din hai"."""
    for index, token in enumerate(tokens):
        match token.text:
            case "tak":
                found = _day_until(items, tokens, lexicon, index)
            case "diye":
                found = _time_until(items, index)
            case "ke" if _text(tokens, index + 1) == "liye":
                last = _day_at(items, tokens, lexicon, index + 2)
                found = (index + 2, last) if last is not None else None
            case _:
                found = None
        if found is not None:
            return found
    return None


def _day_until(
    items: Sequence[Item], tokens: Sequence[Token], lexicon: Lexicon, end: int
) -> tuple[int, int] | None:
    """The day that ends right before a token."""
    firsts = range(max(0, end - _DAY_LENGTH), end)
    ending = (n for n in firsts if _day_at(items, tokens, lexicon, n) == end - 1)
    first = next(ending, None)
    return (first, end - 1) if first is not None else None


def _time_until(items: Sequence[Item], end: int) -> tuple[int, int] | None:
    """The time, "3 din", that ends right before a token."""
    times = (i for i in items if isinstance(i, Time) and i.last + 1 == end)
    return next(((i.first, i.last) for i in times), None)


def _has_days(items: Sequence[Item], tokens: Sequence[Token]) -> tuple[int, int] | None:
    """ "Offer letter is in my inbox, I have 5 business days"."""
    for item in items:
        if not isinstance(item, Time) or item.unit not in _SOON or item.first < len(("i", "have")):
            continue
        led = [t.text for t in tokens[item.first - 2 : item.first]] == ["i", "have"]
        if led and _text(tokens, item.last + 1) in ("", ".", ",", "to"):
            return item.first, item.last
    return None


def _given(item: Item, tokens: Sequence[Token]) -> int | None:
    """The token behind "they gave me"."""
    words = [t.text for t in tokens[item.first : item.last + 2]]
    for end in (item.last, item.last + 1):
        if words[: end - item.first + 1][-2:] in (["gave", "me"], ["give", "me"]):
            return end + 1
    return None


def _day_behind(
    items: Sequence[Item], tokens: Sequence[Token], lexicon: Lexicon, start: int, reach: int
) -> tuple[int, int] | None:
    for index in range(start, min(len(tokens), start + reach)):
        last = _day_at(items, tokens, lexicon, index)
        if last is None:
            continue
        first = index
        if any(t.text == ")" for t in tokens[start:index]):
            return None  # "until later), 32 days leave"
        if not _MEETINGS.isdisjoint(t.text for t in tokens[start:index]):
            return None  # "before our session on Thursday"
        while last + 1 < len(tokens) and tokens[last + 1].text in _LEADS:
            further = _day_at(items, tokens, lexicon, last + 2)
            if further is None:
                break
            last = further
        while (longer := _day_at(items, tokens, lexicon, last + 1)) is not None:
            last = longer
        if first and tokens[first - 1].text in ("next", "this"):
            first -= 1
        return first, last
    return None


def _day_at(
    items: Sequence[Item], tokens: Sequence[Token], lexicon: Lexicon, index: int
) -> int | None:
    """The last token of a day that begins at a token: a weekday, a date, "3 days", "48 hours"."""
    if index >= len(tokens):
        return None
    if _figures(tokens, index):
        return index + 2
    item = next((i for i in items if i.first == index), None)
    if isinstance(item, Plain) and _is_date(tokens, item):
        return item.last
    if isinstance(item, Time) and item.unit in _SOON and item.value <= 60:
        return item.last
    return lexicon.day(tokens, index)


def _figures(tokens: Sequence[Token], index: int) -> bool:
    """A month and a day in figures, "8/15"."""
    three = tokens[index : index + 3]
    if len(three) < 3 or three[1].text != "/" or not three[1].tight:
        return False
    small = [t.kind is Kind.NUMBER and t.readings[0] <= _DAYS for t in (three[0], three[2])]
    return all(small)


def _is_date(tokens: Sequence[Token], item: Plain) -> bool:
    inside = tokens[item.first : item.last + 1]
    measured = (
        AWAY
        | COUNTED
        | {
            ":",
            "am",
            "pm",
            "m",
            "offers",
            "options",
            "yoe",
            "exp",
            "experience",
            "years",
            "yrs",
            "in",
        }
    )
    if not measured.isdisjoint(t.text for t in inside):
        return False  # "good for 6 yoe", "within 20 minutes"
    numbers = [t for t in inside if t.kind is Kind.NUMBER]
    return bool(numbers) and (len(inside) > 1 or "." in numbers[0].text)
