"""Levels as people write them, and years by their number."""

from __future__ import annotations

from bot.reading.offers.around import MOST_YEARS, WORD_MAGNITUDES, Around
from bot.reading.offers.items import Level, Nth
from bot.reading.tokens import PERCENT, Kind

_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "primer": 1,
    "segundo": 2,
}
_DIRECTORS = frozenset(
    (rank, "director") for rank in ("associate", "managing", "executive", "senior")
) | {("vice", "president")}
_BESIDE_A_RANK = frozenset({",", "in", "at", "."})
_WARDS = frozenset("hospital pharmacist nurse rn pharmd clinic".split())
_AFTER = frozenset({"after", "nach", "tras", "après"})
_LADDERS = frozenset(
    "pm tpm em gs eg l e ic ict sde swe t p m g as mle pe is pg el smts mts ds se d".split()
)
_CLOSES = frozenset({"", ",", ".", ")", ";"})
_GRADES = frozenset("sse smts mts lmts pmts amts vp avp svp evp umts tlm".split())
_NO_LADDER = frozenset("oa pgy fy cy yr itp tc id no nr us uk eu jr utc gmt aws gpt ai".split())
_ENDS = frozenset(") , . ; : ] * / ? !".split())
_HIGHEST_RUNG = 20
_HIGHEST_LETTERED = 7  # "5A"
_LABELS = frozenset({"level", "grade", "nivel", "lvl", "band", "stufe", "poziom"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi"})
_TITLES = frozenset(
    "sde swe se engineer engineering data software scientist developer manager "
    "mgr intern mts mle ds analyst sre architect level grade "
    "swe2 eng dev ingeniero ingeniera desarrollador desarrolladora técnico "
    "técnica analista arquitecto arquitecta platform backend frontend".split()
)
_SENIORITIES = frozenset(
    {
        "junior",
        "senior",
        "staff",
        "principal",
        "mid",
        "entry",
        "sr",
        "jr",
        "intern",
        "distinguished",
        "lead",
        "intermediate",
        "líder",
        "lider",
    }
)
_RANKS = frozenset("associate lead líder vp director svp avp".split())  # behind "Role:"
_ROLES = frozenset("role title position designation puesto cargo rank".split())
_ALONE = frozenset({"senior", "staff", "principal", "intern", "distinguished", "junior"})
_SEEMS = frozenset("look sound seem looks sounds seems too more".split())
_NO_RANK = frozenset("to - of terms place office amount balance duties".split())
_HIGHEST_LEVEL = 80
_YOUNGEST, _OLDEST = 17, 70


LEVEL_WORDS = frozenset().union(
    _LABELS, _LADDERS, _TITLES, _ROLES, _GRADES, _SENIORITIES, _ALONE, _ORDINALS,
    ("sr", "ssr", "associate", "lead", "vice", "managing", "executive"),
    ("year", "years", "yr", "y", "año", "jahr"),
)  # fmt: skip


class Ranks(Around):
    """Levels and numbered years."""

    def _nth(self, index: int) -> Nth | None:
        text, following = self._text(index), self._text(index + 1)
        y = text != "y" or self._tight(index + 1)  # "entre 1.5 y 3 sueldos"
        if y and text in ("year", "yr", "y", "año", "jahr") and self._is_small(index + 1):
            beyond = self._text(index + 2)
            number = int(self._found[index + 1].readings[0])
            if 1 <= number <= MOST_YEARS and beyond not in PERCENT:
                return Nth(*self._place(index, index + 1), year=number)
        if text == "years" and self._is_small(index + 1, MOST_YEARS):
            return Nth(*self._place(index, index + 1), year=int(self._found[index + 1].readings[0]))
        if text == "and" and self._text(index - 2) == "years" and self._is_small(index + 1):
            return Nth(*self._place(index, index + 1), year=int(self._found[index + 1].readings[0]))
        if text in _ORDINALS and following in ("year", "yr", "año", "anniversary"):
            # A year of work lies before an anniversary, and before what is paid after a year.
            mine = self._text(index - 1) in ("your", "my") and self._text(index - 2) in _AFTER
            later = following == "anniversary" or self._text(index - 1) in _AFTER or mine
            return Nth(*self._place(index, index + 1), year=_ORDINALS[text] + later)
        counted = index > 0 and self._is_counted(index)
        named = self._text(index - 1) in ("the", "el", "la") or counted
        if text in _ORDINALS and named and following in _CLOSES | {"("}:
            return Nth(*self._place(index, index), year=_ORDINALS[text])  # "10k in the second"
        return None

    def _nth_in_figures(self, index: int) -> Nth | None:
        """ "2nd yr"; "52k 1st year and 39k 2nd"."""
        named = self._text(index) + self._text(index + 1)
        if named not in _ORDINALS or not self._tight(index + 1):
            return None
        behind = self._text(index + 2)
        if behind not in ("year", "yr"):
            told = index > 0 and behind in _CLOSES and self._is_counted(index)
            return Nth(*self._place(index, index + 1), year=_ORDINALS[named]) if told else None
        later = self._text(index - 1) in _AFTER
        return Nth(*self._place(index, index + 2), year=_ORDINALS[named] + later)

    def _is_counted(self, index: int) -> bool:
        """Whether an amount stands right before: "39k EUR 2nd"."""
        if self._found[index - 1].kind is Kind.NUMBER or self._magnitude(index - 2)[0]:
            return True
        return bool(self._lexicon.currency(self._found, index - 1)[0])

    def _level(self, index: int) -> Level | None:
        token, text = self._found[index], self._text(index)
        following = self._found[index + 1] if index + 1 < len(self._found) else None
        if text in _LABELS and (labelled := self._labelled(index)) is not None:
            return labelled
        if following is not None and text in _LADDERS:
            last = index + 2 if following.text == "-" and following.tight else index + 1
            tight = self._tight(last) or text in ("sde", "swe", "ic", "mle", "eg")
            most = _HIGHEST_LEVEL if token.capital else MOST_YEARS
            number = last
            last += self._tight(last + 1) and self._text(last + 1) in ("a", "b")
            bare = self._text(last + 1) not in PERCENT and not self._magnitude(last)[0]
            served = self._text(last + 1) in ("yrs", "years", "yr", "yoe")  # "SWE 4 yrs exp"
            area = text == "m" and index and self._found[index - 1].kind is Kind.NUMBER  # "45 m2"
            listed = text == "t" and self._text(index - 1) in ("a", "an")  # "an MBA from a T25"
            listed = listed and self._text(last + 1) not in ("offer", "role", "position")
            aged = text in ("m", "f") and self._is_age(number)  # "M31, moved to Germany"
            if (
                tight
                and bare
                and not (listed or area or served or aged)
                and self._is_small(number, most)
                and not self._found[number].grouped
            ):
                return Level(*self._place(index, last), said=self._joined(index, last))
        if text in _TITLES and self._is_numbered_title(index):
            return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        if text in _ROLES and (rank := self._ranked_role(index)) is not None:
            return rank
        if (rank := self._rank(index)) is not None:
            return rank
        short = text in ("sr", "ssr") and self._text(index + 1) in _CLOSES and index
        theirs = self._text(index - 1) == "the"  # "without going to the VP"
        if short or (text in _GRADES and token.written.isupper() and not theirs):
            return Level(*self._place(index, index), said=token.written)
        if self._is_rung(index):
            return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        titled = any(self._text(index + n) in _TITLES for n in (1, 2, 3))
        bare = text == "lead" and token.capital and self._text(index + 1) in _CLOSES | {":", "-"}
        bare = bare or (text in _ALONE and self._text(index + 1) not in _NO_RANK)
        bare = bare and self._text(index - 1) not in _SEEMS
        bare = bare and not (text == "staff" and self._of_a_hospital())
        if (text in _SENIORITIES and titled) or bare:
            return Level(*self._place(index, index), said=token.written or token.text)
        return None

    def _is_age(self, index: int) -> bool:
        """Whether a number can be a grown person's age, which no ladder with an M reaches."""
        return self._is_small(index, _OLDEST) and not self._is_small(index, _YOUNGEST)

    def _rank(self, index: int) -> Level | None:
        """ "Vice President", "Senior 2 at KPMG", "McKinsey, Associate"."""
        token, behind = self._found[index], self._text(index + 2)
        if token.text == "associate" and token.capital and self._stands_as_rank(index):
            return Level(*self._place(index, index), said=token.written)
        if (token.text, self._text(index + 1)) in _DIRECTORS:
            return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        if token.text == "associate" and token.capital and self._is_small(index + 1, 4):
            return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        numbered = token.text == "senior" and self._is_small(index + 1) and behind in _BESIDE_A_RANK
        if numbered:
            return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        return None

    def _stands_as_rank(self, index: int) -> bool:
        """ "McKinsey, Associate, Chicago"; "in NYC as an Associate"."""
        listed = self._text(index - 1) == "," and self._text(index + 1) in (",", ".", "in")
        return listed or (self._text(index - 1) == "an" and self._text(index - 2) == "as")

    def _is_numbered_title(self, index: int) -> bool:
        """ "Engineer II", "SDE 2"; a lone "I" is more often the writer."""
        following = self._found[index + 1] if index + 1 < len(self._found) else None
        if following is None or following.in_words or following.tight:
            return False
        if self._text(index + 2) in ("trauma", "support"):
            return False
        if self._text(index + 2) in ("yrs", "years", "yr", "months", "yoe"):
            return False  # "kitchen manager 9 yrs"
        if following.text == "i":
            return following.capital and self._text(index + 2) in _CLOSES
        counted = self._text(index + 2) not in PERCENT | set(WORD_MAGNITUDES)
        return following.text in _ROMAN or (self._is_small(index + 1) and counted)

    def _lettered(self, index: int) -> Level | None:
        """ "5A", a number with a letter."""
        behind = self._found[index + 1] if index + 1 < len(self._found) else None
        letter = behind is not None and behind.tight and behind.written in ("A", "B")
        if not letter or self._tight(index) or not self._is_small(index, _HIGHEST_LETTERED):
            return None
        return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))

    def _ranked_role(self, index: int) -> Level | None:
        """The rank in "Role - Associate", where the line names nothing else."""
        at = index + 2
        alone = self._text(at + 1) in _CLOSES and self._text(index + 1) in (":", "-", "–")
        if not alone or self._text(at) not in _RANKS:
            return None
        return Level(*self._place(index, at), said=self._found[at].written)

    def _is_rung(self, index: int) -> bool:
        """A short name in capitals with a small number, of a ladder that is not known: "CL9"."""
        token, text = self._found[index], self._text(index)
        if not token.written.isupper() or not 2 <= len(text) <= 3 or text in _NO_LADDER:
            return False
        number = index + 1
        numbered = self._tight(number) and self._is_small(number, _HIGHEST_RUNG)
        named = (
            self._lexicon.at(self._found, index) or self._lexicon.currency(self._found, index)[0]
        )
        return numbered and not (named or self._magnitude(number)[0] or self._goes_on(number + 1))

    def _of_a_hospital(self) -> bool:
        """Whether staff means those employed there, as nurses and pharmacists say."""
        return not _WARDS.isdisjoint(t.text for t in self._found)

    def _goes_on(self, index: int) -> bool:
        """Whether a name with digits has more to it: "JR2-0457", "AB1C"."""
        if self._tight(index):
            return self._text(index) not in _ENDS
        postal = index + 1 < len(self._found) and self._is_small(index) and self._tight(index + 1)
        return postal and len(self._found[index + 1].written) == len("UL")  # "AL10 9UL"

    def _labelled(self, index: int) -> Level | None:
        """What stands behind "Level:" - 63, 5a, E6, II."""
        first = index + 2 if self._text(index + 1) in (":", "|") else index + 1
        if first >= len(self._found):
            return None
        last = first
        while last + 1 < len(self._found) and self._tight(last + 1):
            if self._found[last + 1].kind is Kind.SIGN or last - first >= 2:
                break
            last += 1
        said = self._joined(first, last)
        numbered = self._is_small(first, _HIGHEST_LEVEL) or self._found[first].text in _ROMAN
        laddered = len(said) <= 4 and any(c.isdigit() for c in said) and said[0].isalpha()
        if (not numbered and not laddered) or self._text(last + 1) in ("trauma", "support"):
            return None
        if self._text(last + 1) in PERCENT or self._magnitude(first)[0]:
            return None
        return Level(*self._place(index, last), said=said)

    def _joined(self, first: int, last: int) -> str:
        parts = [self._found[first].written or self._found[first].text]
        for token in self._found[first + 1 : last + 1]:
            word = token.written or token.text
            parts.append(word if token.tight else f" {word}")
        return "".join(parts)
