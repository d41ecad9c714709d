"""Every number in a finished text that may be money: for a guard that must not miss one.

Wide on purpose. It sees through digits of any script, invisible characters, number words
and every grouping, and gives all readings. Percentages, durations and level names are not
money.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.reading.numerals import clean
from bot.reading.tokens import MAGNITUDES, Kind, Token, tokens

_SIGNS = frozenset("$€£₹¥￥₪円")
_CODES = frozenset(
    "usd eur gbp inr jpy chf cad aud sgd sek pln ils rs dollar dollars euro euros pound pounds "
    "rupee rupees yen bucks quid zł zl zloty kr kronor nis shekel shekels franken francs "
    "dólar dólares dolar dolares libra libras franco francos yenes rupia rupias peso pesos".split()
)
_NATIONS = frozenset("us american canadian australian singapore".split())
_PAY = frozenset(
    "base salary equity grant total floor minimum pay comp compensation altogether below under "
    "least less lower lowest accept take walk settle sign all "
    "salario sueldo salarial acciones capital bono mínimo mínima minimo piso suelo menos "
    "menor inferior aceptar acepto aceptaría aceptaria firmar firmo firmaría retiro".split()
)
_TIME = frozenset(
    "year years yr yrs y month months mo week weeks day days hour hours hr hrs minute minutes "
    "second seconds ms año años ano anos mes meses semana semanas día días dia dias hora horas "
    "minuto minutos segundo segundos".split()
)
_DASHES = frozenset("-–—‐‑")
_UPWARD = _DASHES | {"to", "or", "a", "o"}
_RANGES = _UPWARD | {"and", "y", "/"}
_WITHIN_RANGE = _RANGES | _SIGNS | _CODES | {"up"}
_PERCENT = frozenset({"%", "percent", "pct"})
_PER_CENT = frozenset({"percent", "porciento"})
_MARKUP = frozenset("*")  # Markdown stands between a number and its magnitude: **235**k
_PLANS = frozenset({"401"})  # a 401k is no amount
_TELEPHONE = 10**10  # so large a bare number, in groups, is dialled
_MIL = "mil"  # a million in English slang, a thousand in Spanish
_SMALL = 100  # up to here the left end of a range of percentages or months
_THOUSAND = 1000
_NEAR_PAY = 4
_BARE_PAY = range(10, 10_000)
_CALENDAR = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text, by its place in it. `marked` when something says that it is money."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    marked: bool
    words: str


def find_money(text: str) -> tuple[Mention, ...]:
    """All mentions, in order."""
    cleaned = clean(text)
    found = [token for token in tokens(cleaned.text) if token.text not in _MARKUP]
    mentions: list[Mention] = []
    for index, token in enumerate(found):
        if token.kind is Kind.NUMBER and (read := _read(found, index)) is not None:
            values, marked, last = read
            start, end = cleaned.span(token.start, found[last].end)
            mentions.append(Mention(start, end, values, marked, text[start:end]))
    return tuple(mentions)


def _read(found: list[Token], index: int) -> tuple[tuple[Fraction, ...], bool, int] | None:
    """All values of a number, whether it is marked, and the last token of it."""
    token = found[index]
    if _measures(found, index, _PERCENT) or _text(found, index, 1, 2) in _PER_CENT:
        return None
    magnitude, last = _magnitude(found, index)
    currency = _currency_near(found, index, last)
    if magnitude == 1 and not currency and _no_money(found, index):
        return None
    values = tuple(value * magnitude for value in token.readings)
    if magnitude != 1:
        values += _thousands_in_spanish(found, index, last)
        return values, currency or token.text not in _PLANS, last
    shared = _times(token, _shared_magnitude(found, index))
    if shared and _MIL in [near.text for near in found[index : index + _NEAR_PAY + 1]]:
        shared += _times(token, _THOUSAND)
    likely = shared + _bare_thousands(found, index, currency) + _split_group(found, index)
    values += likely + _times(token, _letter_apart(found, index))
    return values, bool(likely) or currency or _big(found, index), last


def _thousands_in_spanish(found: list[Token], index: int, last: int) -> tuple[Fraction, ...]:
    """ "235 mil" is a thousand times less in Spanish, and "235 mil 500" goes on behind it."""
    if found[last].text != _MIL:
        return ()
    read = _times(found[index], _THOUSAND)
    behind = found[last + 1] if last + 1 < len(found) else None
    if behind is None or behind.kind is not Kind.NUMBER:
        return read
    return (*read, *(value + more for value in read for more in behind.readings))


def _no_money(found: list[Token], index: int) -> bool:
    time = _measures(found, index, _TIME) and not _goes_on(found, index)
    return time or _part_of_a_name(found, index)


def _goes_on(found: list[Token], index: int) -> bool:
    """The "y" of "235 y 260 mil" is the Spanish and, not a year."""
    ahead = found[index + 1 : index + 3]
    return len(ahead) == 2 and ahead[0].text == "y" and ahead[1].kind is Kind.NUMBER


def _times(token: Token, magnitude: int | None) -> tuple[Fraction, ...]:
    return tuple(value * magnitude for value in token.readings) if magnitude else ()


def _text(found: list[Token], index: int, first: int, last: int) -> str:
    """The words from `first` to `last` places after a number, as one."""
    return "".join(token.text for token in found[index + first : index + last + 1])


def _measures(found: list[Token], index: int, units: frozenset[str]) -> bool:
    """Whether a unit follows: "4 years", "12-month", and the 10 of "10-15%"."""
    ahead = [token.text for token in found[index + 1 : index + 3]]
    if not ahead:
        return False
    if ahead[0] in units or (ahead[0] in _DASHES and ahead[-1] in units):
        return True
    right = found[index + 2] if ahead[0] in _UPWARD and len(ahead) == 2 else None
    if right is None or right.kind is not Kind.NUMBER:
        return False
    low, high = max(found[index].readings), max(right.readings)
    return low < high and low < _SMALL and _text(found, index, 3, 3) in units


def _big(found: list[Token], index: int) -> bool:
    """A number in groups or words that is large enough for pay, and is not dialled."""
    token = found[index]
    behind = found[index + 1] if index + 1 < len(found) else None
    dialled = " " in token.text and (
        (behind is not None and behind.kind is Kind.NUMBER) or max(token.readings) >= _TELEPHONE
    )
    return (token.grouped or token.in_words) and max(token.readings) >= _THOUSAND and not dialled


def _split_group(found: list[Token], index: int) -> tuple[Fraction, ...]:
    """A "235, 000" may be one number whose group came apart."""
    ahead = found[index + 1 : index + 3]
    apart = len(ahead) == 2 and ahead[0].text in (",", ".") and len(ahead[1].text) == len("000")
    if not apart or ahead[1].kind is not Kind.NUMBER or found[index].grouped:
        return ()
    return tuple(value * _THOUSAND + ahead[1].readings[0] for value in found[index].readings)


def _magnitude(found: list[Token], index: int) -> tuple[int, int]:
    """The magnitude behind a number, a hyphen between them or not; 1 when there is none."""
    own = _magnitude_at(found, index + 1)
    if own is not None:
        return own, index + 1
    hyphen = index + 2 < len(found) and found[index + 1].text in _DASHES
    behind = found[index + 2] if hyphen else None
    if behind and len(behind.text) > 1 and behind.text in MAGNITUDES:
        return MAGNITUDES[behind.text], index + 2
    return 1, index


def _shared_magnitude(found: list[Token], index: int) -> int | None:
    """The magnitude said at the other end of a range: "235-$420k", "210k to 235"."""
    if found[index].grouped:
        return None
    right = _other_end(found, index, 1, _RANGES)
    if right is not None and (magnitude := _magnitude_at(found, right + 1)) is not None:
        return magnitude
    left = _other_end(found, index, -1, _UPWARD)
    return _magnitude_at(found, left) if left is not None else None


def _other_end(found: list[Token], index: int, step: int, marks: frozenset[str]) -> int | None:
    """The place behind what joins a range, when a range mark is among it."""
    joined = False
    for place in range(index + step, index + _NEAR_PAY * step + step, step):
        if not 0 <= place < len(found):
            return None
        if found[place].text not in _WITHIN_RANGE:
            return place if joined else None
        joined = joined or found[place].text in marks
    return None


def _letter_apart(found: list[Token], index: int) -> int | None:
    """The M of "0.235 M": it may be metres, so it adds a reading and marks nothing."""
    letter = _text(found, index, 1, 1)
    return MAGNITUDES.get(letter) if len(letter) == 1 else None


def _magnitude_at(found: list[Token], index: int) -> int | None:
    if index >= len(found) or found[index].kind is not Kind.WORD:
        return None
    token = found[index]
    # A single letter is a magnitude only right behind its digits, or capital K after a space.
    if len(token.text) == 1 and token.text not in "k万億" and not token.tight:
        return None
    glued = token.text[:1] if token.tight and token.text[1:] in _CODES | _PAY else token.text
    return MAGNITUDES.get(glued)


def _currency_near(found: list[Token], index: int, last: int) -> bool:
    before = found[index - 1].text if index else ""
    after = _text(found, last, 1, 1)
    beyond = _text(found, last, 2, 2) if after in _NATIONS else ""
    return any(text in _SIGNS or text in _CODES for text in (before, after, beyond))


def _part_of_a_name(found: list[Token], index: int) -> bool:
    """L5, E4, 409A, a calendar year: small numbers that belong to a name."""
    token = found[index]
    value = max(token.readings)
    before = index > 0 and token.tight and found[index - 1].kind is Kind.WORD
    behind = found[index + 1] if index + 1 < len(found) else None
    after = behind is not None and behind.tight and behind.kind is Kind.WORD
    named = before or (after and behind is not None and behind.text not in _PAY)
    calendar = not token.grouped and not token.in_words and value in _CALENDAR
    return (named and value < _THOUSAND) or calendar


def _bare_thousands(found: list[Token], index: int, currency: bool) -> tuple[Fraction, ...]:
    """A bare 235 can be 235 thousand beside a currency, and beside "base" from 10 on."""
    near = found[max(0, index - _NEAR_PAY) : index + _NEAR_PAY + 1]
    if not currency and not any(token.text in _PAY for token in near):
        return ()
    low = 0 if currency else _BARE_PAY.start
    return tuple(v * _THOUSAND for v in found[index].readings if low <= v < _BARE_PAY.stop)
