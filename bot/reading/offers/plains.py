"""Numbers that are no amount: days, telephone numbers, list marks, numbers inside names."""

from __future__ import annotations

import re

from bot.guides.vocabulary import Term
from bot.reading.offers.around import Around, as_whole
from bot.reading.offers.items import Plain
from bot.reading.tokens import Kind, Token

_ORDINAL = frozenset({"st", "nd", "rd", "th"})
MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september oct october nov november dec december enero febrero marzo abril mayo junio julio "
    "maja czerwca lipca sierpnia września października "
    "listopada grudnia stycznia lutego marca kwietnia "
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet "
    "agosto septiembre octubre noviembre diciembre".split()
)
_LONGEST_MONTH = 31
_BY = frozenset(
    "deadline expiry by before until til till on bis am vom due expires expire expiring".split()
)
_NOTED = frozenset("call phone email mail meeting interview chat zoom spoke update notes".split())
_FEW = 4  # tokens of "(8k)"
_THESE_YEARS = range(2010, 2041)
_DOTTED = re.compile(r"\d{1,2}\.\d{2}")
_OVER = frozenset({"over", "across", "/", "for", "vest", "vests"})
_WORKED = frozenset("experience experiencia exp erfahrung berufserfahrung".split())
AWAY = frozenset("min mins minute minutes minutos minuten km kms kilometres mile miles".split())
COUNTED = frozenset(
    "people ppl employees persons personas engineers devs reps reports fte bhk sqm sqft shifts "
    "guys".split()
)
_SPLITS = frozenset({("50", "50"), ("60", "40"), ("70", "30"), ("80", "20")})
_CLAUSE = re.compile(r"\d{1,2}\.\d{1,2}")
_HOURS = range(1, 13)
_SEXES = frozenset({"M", "F"})
_AGES = range(18, 70)
_TELEPHONE = 7  # so many digits in groups joined by hyphens or brackets are dialled

_LISTING = frozenset({"/", ",", "-", "|", ":", "+"})
_LONGEST_LIST = 20
_STREETS = frozenset("ave avenue street st road rd blvd boulevard lane ln drive suite apt".split())
_ZIP = 5  # digits
_MOST_MONTHS = 60
_LARGEST_PART = 10  # of a fraction


class Plains(Around):
    """What looks like a number and is no amount."""

    def _no_amount(self, index: int) -> Plain | None:
        """A calendar year, a 401k, a number glued into a name, a telephone number."""
        long_list = self._long_list(index)
        if long_list is not None:
            return long_list
        if self._inside_a_name(index):
            return Plain(*self._place(index, index))
        told = (
            self._ranked(index)
            or self._fraction(index)
            or self._upper_months(index)
            or self._street(index)
            or self._list_mark(index)
            or self._shift(index)
            or self._experience(index)
            or self._measured(index)
            or self._age(index)
            or self._clock(index)
            or self._choices(index)
            or self._split(index)
        )
        if told is not None:
            return told
        token = self._found[index]
        if token.text == "409" and self._text(index + 1) == "a":
            return None
        calendar = self._is_year(index) and not self._magnitude(index)[0]
        calendar = calendar and not self._counts_shares(index)
        if self._numbers_something(index) or self._postal(index) or calendar:
            return Plain(*self._place(index, index))
        return Plain(*self._place(index, index)) if token.text == "401" else self._telephone(index)

    def _counts_shares(self, index: int) -> bool:
        """Whether a number that could be a year is one of shares: "2100 RSUs", not "2026 RSUs"."""
        named = self._lexicon.at(self._found, index + 1) if index + 1 < len(self._found) else None
        granted = named is not None and named.meaning is Term.EQUITY
        return granted and as_whole(self._found[index]) not in _THESE_YEARS

    def _inside_a_name(self, index: int) -> bool:
        """The 2 of "B2B"."""
        token, before = self._found[index], self._found[index - 1] if index else None
        if before is None or not token.tight or before.kind is not Kind.WORD:
            return False
        known = self._lexicon.ends_term(self._found, index - 1)
        currency = self._lexicon.currency(self._found, index - 1)[0]
        return not known and not currency and before.text != "x"

    def _fraction(self, index: int) -> Plain | None:
        """The 2/3 of "2/3 of it"."""
        parts = self._is_small(index, _LARGEST_PART) and self._text(index + 1) == "/"
        parts = parts and self._is_small(index + 2, _LARGEST_PART)
        parts = parts and self._text(index + 3) == "of"
        return Plain(*self._place(index, index + 2)) if parts else None

    def _upper_months(self, index: int) -> Plain | None:
        """The "four months" of "two to four months", which is no one length."""
        ranged = self._text(index - 1) in ("to", "-", "–") and index > 1
        ranged = ranged and self._found[index - 2].kind is Kind.NUMBER
        months = self._text(index + 1) in ("months", "mths")
        return Plain(*self._place(index, index + 1)) if ranged and months else None

    def _ranked(self, index: int) -> Plain | None:
        """ "4th", and the "b)" and "2)" of a list."""
        before = self._found[index - 1] if index else None
        behind = self._found[index + 1] if index + 1 < len(self._found) else None
        if behind is None or not behind.tight:
            return None
        if behind.text in _ORDINAL:
            return Plain(*self._place(index, index + 1))
        listed = behind.text == ")" and (before is None or not before.tight)
        opened = any(t.text == "(" for t in self._found[max(0, index - 20) : index])
        return Plain(*self._place(index, index + 1)) if listed and not opened else None

    def _numbers_something(self, index: int) -> bool:
        """ "#4", "month 24", "ext. 204", and what pay is "rising to" one day."""
        token, before = self._found[index], self._text(index - 1)
        further = self._text(index - 2)
        if before in ("#", "no") and token.tight:
            return True
        if before == "ext" or (before == "." and further == "ext"):
            return True
        return (before == "month" and _is_count(token)) or (further, before) == ("rising", "to")

    def _street(self, index: int) -> Plain | None:
        """ "418 Larkmoor Ave"."""
        near = {self._text(index + n) for n in (1, 2, 3)}
        told = not self._magnitude(index)[0] and index == 0 and not near.isdisjoint(_STREETS)
        return Plain(*self._place(index, index)) if told else None

    def _list_mark(self, index: int) -> Plain | None:
        """ "2. Equity.", "(2) In addition"."""
        if index == 1 and self._text(0) == "(" and self._text(2) == ")" and len(self._texts) > _FEW:
            return Plain(*self._place(1, 1)) if len(self._text(1)) < len("100") else None
        if index:
            return None
        behind = self._found[1] if len(self._found) > 1 else None
        clause = behind is not None and behind.capital and not behind.tight
        clause = (
            clause and not self._magnitude(0)[0] and not self._lexicon.currency(self._found, 1)[0]
        )
        if clause and _CLAUSE.fullmatch(self._text(0)):
            return Plain(*self._place(0, 0))  # "4.2 Quality Incentive."
        counted = self._text(1) == "." and len(self._text(0)) < len("100")
        return Plain(*self._place(0, 1)) if counted else None

    def _shift(self, index: int) -> Plain | None:
        """ "4x10s", four shifts of ten hours; "2xs", what a share may do."""
        if self._text(index + 1) == "s" and self._tight(index + 1):
            return Plain(*self._place(index, index + 1))  # "three 12s"
        times = len(self._text(index)) == 1 and self._text(index + 1) in ("x", "xs")
        if not times or not self._tight(index + 1):
            return None
        return Plain(*self._place(index, index + 1 + self._tight(index + 2)))

    def _postal(self, index: int) -> bool:
        """ "Austin TX 78701", and a number that begins with a nought."""
        text = self._text(index)
        if not text.isdigit() or self._magnitude(index)[0]:
            return False
        behind_a_state = len(text) == _ZIP and index and self._lexicon.state(self._found[index - 1])
        return bool(behind_a_state) or (text[0] == "0" and len(text) > len("00"))

    def _experience(self, index: int) -> Plain | None:
        """ "4 yoe", "six years in": how long the person has worked."""
        behind = self._text(index + 1)
        if behind in ("yoe", "exp"):
            return Plain(*self._place(index, index + 1))
        years = behind in ("years", "yrs", "year", "años", "jahre")
        told = {self._text(index + 2), self._text(index + 3)}
        if years and not _WORKED.isdisjoint(told):
            return Plain(*self._place(index, index + 1))
        so_far = years and self._text(index + 2) == "in"
        if so_far and self._text(index - 1) not in _OVER:
            return Plain(*self._place(index, index + 2))
        return None

    def _measured(self, index: int) -> Plain | None:
        """ "about 40 min drive", "18 people", "0.9 FTE", "60 m2": how far, how many, how large."""
        at = index + 1 + (self._text(index + 1) in ("-", "–"))
        if self._text(index + 1) == "m" and self._text(index + 2) == "2" and self._tight(index + 2):
            return Plain(*self._place(index, index + 2))
        return Plain(*self._place(index, at)) if self._text(at) in AWAY | COUNTED else None

    def _choices(self, index: int) -> Plain | None:
        """ "I have 2 options now"."""
        few = self._text(index + 1) in ("options", "offers") and self._is_small(index, 9)
        return Plain(*self._place(index, index + 1)) if few else None

    def _clock(self, index: int) -> Plain | None:
        """ "2:30pm", "5:00 p.m.", "3pm": the time of day."""
        at = index + 1
        if self._text(at) == ":" and self._tight(at) and self._tight(at + 1):
            minutes = self._text(at + 1)
            if minutes.isdigit() and len(minutes) == len("00") and self._is_small(index, 23):
                return Plain(*self._place(index, self._half_of_day(at + 2) or at + 1))
        small = self._text(index).isdigit() and int(self._text(index)) in _HOURS
        last = self._half_of_day(at) if small else None
        return Plain(*self._place(index, last)) if last is not None else None

    def _half_of_day(self, index: int) -> int | None:
        """The last token of "am", "p.m."."""
        if self._text(index) in ("am", "pm", "p.m", "a.m"):
            return index
        dotted = self._text(index) in ("a", "p") and self._text(index + 1) == "."
        return index + 2 if dotted and self._text(index + 2) == "m" else None

    def _split(self, index: int) -> Plain | None:
        """ "190 OTE 50/50": how pay is parted into base and commission."""
        pair = (self._text(index), self._text(index + 2))
        tight = self._text(index + 1) == "/" and self._tight(index + 1) and self._tight(index + 2)
        if pair not in _SPLITS or not tight or self._text(index + 3) in ("/", "%"):
            return None
        return Plain(*self._place(index, index + 2))

    def _age(self, index: int) -> Plain | None:
        """ "34M, PM, 9 years of experience": how old somebody is, and of which sex."""
        first = index == 0 or self._text(index - 1) in ("(", "[")
        behind = self._found[index + 1] if index + 1 < len(self._found) else None
        sex = behind is not None and behind.tight and behind.written in _SEXES
        aged = self._text(index).isdigit() and int(self._text(index)) in _AGES
        listed = self._text(index + 2) in (",", ".", ")", "]", "")
        return Plain(*self._place(index, index + 1)) if first and sex and aged and listed else None

    def _long_list(self, index: int) -> Plain | None:
        """More numbers in a row, with one mark between, than any schedule or table of pay has."""
        mark = self._text(index + 1)
        if mark not in _LISTING:
            return None
        last = index
        while self._text(last + 1) == mark and last + 2 < len(self._found):
            if self._found[last + 2].kind is not Kind.NUMBER:
                break
            last += 2
        return Plain(*self._place(index, last)) if last - index > 2 * _LONGEST_LIST else None

    def _telephone(self, index: int) -> Plain | None:
        digits, last = 0, index
        for position in range(index, min(len(self._found), index + 8)):
            token = self._found[position]
            if token.kind is Kind.NUMBER and not token.in_words:
                if position > index and not token.tight and self._text(position - 1) != ")":
                    break
                digits += sum(c.isdigit() for c in token.text)
                last = position
            elif token.text not in ("-", ")", "(", ".") or not token.tight:
                break
        grouped = last > index and digits >= _TELEPHONE
        three = grouped and sum(t.text in ("-", ".", ")") for t in self._found[index:last]) >= 2
        return Plain(*self._place(index, last)) if three else None

    def _date(self, index: int) -> Plain | None:
        """12/04/2026, 2026-12-04, 04.12., 30 November: days in figures."""
        numbers = self._found[index : index + 5]
        if len(numbers) >= 3 and numbers[0].kind is Kind.NUMBER:
            marks = numbers[1].text
            if len(numbers) == 5 and marks in ("/", "-", ".") and numbers[3].text == marks:
                inner = (numbers[0], numbers[2], numbers[4])
                whole = all(t.kind is Kind.NUMBER and as_whole(t) is not None for t in inner)
                if whole and (self._is_year(index) or self._is_year(index + 4)):
                    return Plain(*self._place(index, index + 4))
        noted = self._noted_in_figures(index)
        if noted or self._due_in_figures(index) or self._met_in_figures(index):
            return Plain(*self._place(index, index + 2))
        if _DOTTED.fullmatch(self._text(index)) and self._text(index - 1) in _BY:
            return Plain(*self._place(index, index + (self._text(index + 1) == ".")))
        if numbers and numbers[0].kind is Kind.NUMBER and self._is_small(index, 31):
            position = index + 1
            while self._text(position) in ("st", "nd", "rd", "th", ".", "de", "of"):
                position += 1
            if self._text(position) in MONTHS:
                last = position + 1 if self._is_year(position + 1) else position
                return Plain(*self._place(index, last))
        return None

    def _noted_in_figures(self, index: int) -> bool:
        """ "10/3 call w/ Dana", at the head of a note."""
        dated = not index and self._text(1) == "/" and self._text(3) in _NOTED
        return dated and self._is_small(0, _LONGEST_MONTH) and self._is_small(2, _LONGEST_MONTH)

    def _due_in_figures(self, index: int) -> bool:
        """ "by 10/17", "Friday 10/17": a month and a day."""
        if not index or self._text(index + 1) != "/" or not self._tight(index + 1):
            return False
        small = self._is_small(index, _LONGEST_MONTH) and self._is_small(index + 2, _LONGEST_MONTH)
        before = index - 2 if self._text(index - 1) == ":" else index - 1
        named = self._text(before) in _BY or self._lexicon.day(self._found, before) is not None
        return small and named

    def _met_in_figures(self, index: int) -> bool:
        """ "10/3 2:15pm": a day with a time of day."""
        day = self._text(index + 1) == "/" and self._tight(index + 1) and self._tight(index + 2)
        small = self._is_small(index, 12) and self._is_small(index + 2, _LONGEST_MONTH)
        return bool(day and small and self._text(index + 4) == ":" and self._tight(index + 4))

    def _day(self, index: int) -> Plain | None:
        """A day named with its month is no amount: "Nov 30", "30 November 2026"."""
        if self._text(index) not in MONTHS:
            return None
        last = index
        for ahead in (1, 2, 3, 4):
            text = self._text(index + ahead)
            token = self._found[index + ahead] if index + ahead < len(self._found) else None
            small = self._is_small(index + ahead, 31) or self._is_year(index + ahead)
            if token is not None and (small or text in ("st", "nd", "rd", "th", ",")):
                last = index + ahead if text != "," else last
                continue
            break
        if last == index and self._text(index) in ("may", "mar", "sep", "dec", "jun"):
            return None
        return Plain(*self._place(index, last))


def _is_count(token: Token) -> bool:
    """A number without groups, as in "month 24"."""
    return token.text.isdigit() and not token.in_words and token.readings[0] <= _MOST_MONTHS
