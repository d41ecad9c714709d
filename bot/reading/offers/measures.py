"""Numbers that measure something: percentages, shares by year, lengths of time, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from bot.reading.offers.around import MOST_YEARS
from bot.reading.offers.items import Count, Percent, Shares, Time, Unit
from bot.reading.offers.plains import Plains
from bot.reading.tokens import PERCENT, Kind

DASHES = frozenset("-–—‐‑~")
TO = frozenset({"to", "a", "bis", "à", "až", "do", "tot"})
_UNITS = frozenset(
    "rsu rsus shares share units unit options option ppu ppus stocks isos nsos iso nso "
    "acciones opciones gsus gsu aktien actions unidades einheiten".split()
)
_WHOLE_COUNTS = frozenset(
    "units shares share options option isos nsos iso nso acciones opciones".split()
)
_SHARES = frozenset("rsu rsus shares".split())
_TICKER = range(3, 6)  # letters
_OF_UNITS = frozenset(
    {
        "ordinary",
        "class",
        "stock",
        "restricted",
        "common",
        "preferred",
        "incentive",
        "emi",
        "nq",
        "employee",
        "new",
        "growth",
        "company",
        "virtual",
        "double",
        "trigger",
        "of",
    }
)
TIMES: Mapping[str, Unit] = {
    **dict.fromkeys(
        "year years yr yrs y ys saal sal 年 lat año años jahre jahr ans anni anos lat lata".split(),
        Unit.YEAR,
    ),
    **dict.fromkeys(
        "month months mo mos miesiące mth mths mes meses monate monaten mois mesi".split(),
        Unit.MONTH,
    ),
    **dict.fromkeys("week weeks wk wks semanas wochen".split(), Unit.WEEK),
    **dict.fromkeys("day days días tage bd din jours".split(), Unit.DAY),
    **dict.fromkeys("hour hours hr hrs h horas stunden".split(), Unit.HOUR),
}
PAYS = frozenset("salaries sueldos salarios monatsgehälter mensualidades".split())
_ONE_PAY, _FEW_PAYS = frozenset({"sueldo", "salario"}), 3
OVER = frozenset({"over", "across", "for", "in", "/", "en", "über", "sur", "em"})
_LONGEST = 60  # years that anything here lasts
_WORKING = frozenset("business working calendar full trading".split())
_WHOLE = 100
_FEWEST_UNITS = 50
_EVEN = {"16": 4, "48": 4, "36": 3}  # quarters or months: their years


class Measures(Plains):
    """Percentages, shares, times and counts."""

    def _percent(self, index: int) -> Percent | None:
        last = index + 1
        value = self._found[index].readings[-1]
        if self._is_percent(last):
            upper = self._percent_end(last) + 2
            if self._text(upper - 1) in DASHES and self._is_a_share(upper):  # "5%-25%"
                top = self._found[upper].readings[-1]
                end = self._percent_end(upper + 1)
                return Percent(*self._place(index, end), value=value, high=top)
            return Percent(*self._place(index, self._percent_end(last)), value=value)
        dash = self._text(last) in DASHES | TO
        dash = dash or (self._text(last) == "and" and self._text(index - 1) == "between")
        dash = dash and index + 2 < len(self._found)
        if dash and self._found[index + 2].kind is Kind.NUMBER and self._is_percent(index + 3):
            high = self._found[index + 2].readings[-1]
            return Percent(
                *self._place(index, self._percent_end(index + 3)), value=value, high=high
            )
        return None

    def _is_a_share(self, index: int) -> bool:
        number = index < len(self._found) and self._found[index].kind is Kind.NUMBER
        return number and self._is_percent(index + 1)

    def _is_percent(self, index: int) -> bool:
        pair = (self._text(index), self._text(index + 1))
        return pair[0] in PERCENT or pair in (("per", "cent"), ("por", "ciento"))

    def _percent_end(self, index: int) -> int:
        return index if self._text(index) in PERCENT else index + 1

    def _parts_of_a_whole(self, index: int) -> Shares | None:
        """ "1/16 quarterly", "1/48th a month": even parts over four years."""
        if self._text(index) != "1" or self._text(index + 1) != "/":
            return None
        years = _EVEN.get(self._text(index + 2))
        if years is None:
            return None
        percents = (Fraction(_WHOLE, years),) * years
        return Shares(*self._place(index, index + 2), percents=percents)

    def _shares(self, index: int) -> Shares | None:
        """At least three numbers with one mark between, which add up to a hundred, or two that do
        and are percentages."""
        parts = self._parts_of_a_whole(index)
        if parts is not None:
            return parts
        percents: list[Fraction] = []
        position, last, marked = index, index, False
        mark: str | None = None
        before = self._found[index - 1] if index else None
        first = before is None or before.kind is not Kind.NUMBER  # of numbers in a row
        while position < len(self._found) and self._found[position].kind is Kind.NUMBER:
            if len(percents) > MOST_YEARS:
                return None  # a list this long is no schedule
            token = self._found[position]
            if token.in_words or self._magnitude(position)[0]:
                break
            percents.append(token.readings[-1])
            last = position
            position += 1
            if self._text(position) in PERCENT:
                marked, last = True, position
                position += 1
            spaced = first and mark is None and self._is_next_share(position)
            if self._text(position) not in ("/", ",", "-", ":", "–", "|") and not spaced:
                break
            if spaced:
                continue  # "5 15 40 40"
            if mark not in (None, self._text(position)):
                break
            mark = self._text(position)
            position += 1
        enough = len(percents) >= (2 if marked else 3)
        if enough and sum(percents) == _WHOLE and len(percents) <= MOST_YEARS:
            return Shares(*self._place(index, last), percents=tuple(percents))
        return None

    def _is_next_share(self, position: int) -> bool:
        """Whether a bare number of two digits or fewer stands where a mark would."""
        token = self._found[position] if position < len(self._found) else None
        return token is not None and token.text.isdigit() and len(token.text) <= len("40")

    def _time(self, index: int) -> Time | None:
        token = self._found[index]
        if token.in_words and self._again_in_figures(index):
            spelled = self._time(index + 2)
            return replace(spelled, first=index, start=token.start) if spelled else None
        unit_at = index + 1
        unit_at += self._text(unit_at) == ")" and self._again_in_figures(index - 2)
        if self._text(unit_at) in DASHES or self._text(unit_at) in _WORKING:
            unit_at += 1
        text = self._text(unit_at)
        one = text in _ONE_PAY and token.readings[-1] <= _FEW_PAYS  # "bono de 1 sueldo"
        unit = Unit.MONTH if text in PAYS or one else TIMES.get(text)
        before = self._text(index - 1) if index else ""
        if unit is Unit.YEAR and token.readings[-1] > _LONGEST:
            return None  # "58,000 | year 2"
        numbered = unit is Unit.YEAR and token.readings[-1] > MOST_YEARS
        if numbered and self._is_small(unit_at + 1, 4) and self._text(unit_at + 2) not in TIMES:
            return None  # "15 yr 1, 15 yr 2"
        if unit is not None:
            letter = len(text) == 1 and not self._found[unit_at].tight
            with_it = before == "/" and self._text(index - 2) == "w"  # "4 yrs w/ 1 yr cliff"
            spanish = before == "a" and text in ("años", "anos")  # "a 4 años con cliff"
            over = (
                spanish
                or (before in OVER and not with_it)
                or (before == "(" and self._text(unit_at + 1) == ")")
            )
            if not letter:
                return Time(
                    *self._place(index, unit_at), value=token.readings[-1], unit=unit, over=over
                )
        small = self._is_small(index, MOST_YEARS) and not self._magnitude(index)[0]
        labelled = {self._text(index - 2), self._text(index - 3)}
        if small and before in ("yrs", "years") and not labelled.isdisjoint(("vest", "vesting")):
            place = self._place(index, index)
            return Time(*place, value=token.readings[-1], unit=Unit.YEAR, over=True)
        if small and before in ("over", "across") and self._text(index + 1) != "%":
            return Time(
                *self._place(index, index), value=token.readings[-1], unit=Unit.YEAR, over=True
            )
        if small and before == "/" and self._lexicon.ends_term(self._found, index - 2):
            last = index + 1 if unit is Unit.YEAR else index
            return Time(
                *self._place(index, last), value=token.readings[-1], unit=Unit.YEAR, over=True
            )
        return None

    def _again_in_figures(self, index: int) -> bool:
        """Whether a number in words is said again behind it: "four (4) years"."""
        if index < 0 or index + 3 >= len(self._found) or not self._found[index].in_words:
            return False
        again = self._found[index + 2]
        closed = self._text(index + 1) == "(" and self._text(index + 3) == ")"
        return (
            closed and again.kind is Kind.NUMBER and again.readings == self._found[index].readings
        )

    def _count(self, index: int) -> Count | None:
        """1200 RSUs; 48k stock options. "300k RSUs" is money, as people write it."""
        factor, last, _ = self._magnitude(index)
        position = last + 1
        if self._found[index].readings[0] == 0:
            return None  # "Variable0RSU": a nothing, and the next label
        while self._text(position) in _OF_UNITS or (
            self._text(position) == "-" and self._text(position + 1) in _OF_UNITS
        ):
            position += 1
        ticker = self._found[position] if position < len(self._found) else None
        if ticker is not None and ticker.written.isupper() and self._text(position + 1) in _SHARES:
            position += len(ticker.text) in _TICKER  # "1,140 AMZN RSUs"
        position = self._past_an_employer(position)
        if ("of", "them") in (
            (self._text(position), self._text(position + 1)),
            (self._text(last + 1), self._text(last + 2)),
        ):
            counted = self._found[index].readings[0] * (factor or 1)
            if counted < _FEWEST_UNITS:
                return None  # "four interviews, two of them with a case"
            return Count(*self._place(index, last), value=counted)
        unit = self._text(position)
        if unit == "option" and self._text(position + 1) in ("years", "year"):
            return None  # a contract with "3 option years"
        if unit not in _UNITS or self._lexicon.currency(self._found, last + 1)[0]:
            return None
        token = self._found[index]
        value = token.readings[0]
        whole = unit in _WHOLE_COUNTS
        slashed = unit == "rsu" and self._text(position + 1) == "/"
        behind = position + 1
        labels = behind < len(self._found) and self._found[behind].kind is Kind.NUMBER
        labels = labels and value < 1000 and self._shares(behind) is None
        if (factor and not whole) or slashed or (labels and unit in ("rsu", "rsus")):
            return None  # "base 245 rsu 260k/yr": the unit is the next figure's label
        if (
            not factor
            and not whole
            and value < 1000
            and self._over_follows(position + 1)
            and value % 50 == 0
            and unit in ("rsu", "rsus")
        ):
            return None
        return Count(*self._place(index, last), value=value * (factor or 1))

    def _past_an_employer(self, index: int) -> int:
        """Where the unit stands in "78 Amazon stocks"."""
        named = self._lexicon.at(self._found, index) if index < len(self._found) else None
        employer = named is not None and type(named.meaning) is str
        counts = employer and named is not None and self._text(named.last + 1) in _UNITS
        return named.last + 1 if counts and named is not None else index

    def _over_follows(self, index: int) -> bool:
        return self._text(index) in ("over", "/")
