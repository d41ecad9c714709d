"""The bank's layouts are read, whatever is no rate is refused, and the shipped data fits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot import paths
from bot.guides.library import World
from bot.guides.rates import read_rates
from bot.guides.schema import Currencies
from bot.guides.yaml_files import BadData

DAILY = "Date, USD, JPY, GBP, \n06 October 2026, 1.1269, 178.15, 0.84880, \n"
HISTORY = (
    "Date,USD,JPY,BGN,\n2026-10-06,1.1269,178.15,N/A,\n2026-10-05,1.1204,177.28,N/A,\n"
    "2025-12-31,1.17,184,1.9558,\n"
)
XML = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<Cube>
\t\t<Cube time='2026-10-06'>
\t\t\t<Cube currency='USD' rate='1.1269'/>
\t\t\t<Cube currency='JPY' rate='178.15'/>
\t\t</Cube>
\t</Cube>
</gesmes:Envelope>
"""


@pytest.mark.parametrize(
    "text", [DAILY, HISTORY, XML, "\ufeff" + DAILY, DAILY.replace("\n", "\r\n")]
)
def test_each_layout_is_read_exactly(text: str) -> None:
    rates = read_rates(text, "rates")
    assert (rates.as_of, rates.source) == ("2026-10-06", "ecb")
    assert rates.per_euro["USD"] == Fraction(11269, 10000)
    assert rates.per_euro["JPY"] == Fraction(17815, 100)


def test_what_is_not_quoted_is_left_out() -> None:
    assert set(read_rates(HISTORY, "rates").per_euro) == {"USD", "JPY"}


def test_the_newest_row_counts_wherever_it_stands() -> None:
    head, *rows = HISTORY.splitlines()
    assert read_rates("\n".join([head, *rows[::-1]]), "rates").as_of == "2026-10-06"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "no rates"),
        ("\n\n", 1, "no rates"),
        ("Day, USD\n", 1, "begin with Date"),
        ("Date, USD, \n", 1, "under the heading"),
        ("Date, USD, dollars\n06 October 2026, 1, 2\n", 1, "'dollars' is no currency"),
        ("Date, EUR\n06 October 2026, 1\n", 1, "'EUR' is no currency"),
        ("Date, USD, USD\n06 October 2026, 1, 2\n", 1, "stands twice"),
        ("Date, USD\n06 October 2026, 1, 2\n", 2, "2 rates for 1"),
        ("Date, USD, JPY\n06 October 2026, 1\n", 2, "1 rates for 2"),
        ("Date, USD, JPY\n06 October 2026, , 2\n", 2, "'' is no rate"),
        ("Date, USD\n06 October 2026, 0.000\n", 2, "'0.000' is no rate"),
        ("Date, USD\n06 October 2026, -1.1\n", 2, "'-1.1' is no rate"),
        ("Date, USD\n06 October 2026, 1e9\n", 2, "'1e9' is no rate"),
        ("Date, USD\n06 October 2026, 1/3\n", 2, "'1/3' is no rate"),
        ("Date, USD\n06 October 2026, nan\n", 2, "'nan' is no rate"),
        ("Date, USD\n06 Oktober 2026, 1.1\n", 2, "is no date"),
        ("Date, USD\n30 February 2026, 1.1\n", 2, "is no date"),
        ("Date,USD\n2026-10-06,1.1,\n2026-13-05,1.2,\n", 3, "is no date"),
        ("Date,USD\n\n2026-10-06,N/A,\n", 3, "no rates"),
    ],
)
def test_a_malformed_csv_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(BadData, match=says) as caught:
        read_rates(text, "rates.csv")
    assert caught.value.place == f"rates.csv:{line}"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("rate='1.1269'", "rate='1,1269'", 6, "is no rate"),
        ("rate='1.1269'", "", 6, "is no rate"),
        ("currency='USD'", "", 6, "is no currency"),
        ("currency='USD'", "currency='JPY'", 7, "twice"),
        (" time='2026-10-06'", "", 6, "without its day"),
        ("2026-10-06", "2026-10-32", 5, "is no date"),
        ("<Cube>\n", "<Cube time='2026-10-05'>\n", 5, "more than one day"),
        ("</gesmes:Envelope>", "", 11, "not readable as XML"),
        ("<Cube currency='USD' rate='1.1269'/>", "<Cube", 7, "not readable as XML"),
        ("?>\n", "?>\n<!DOCTYPE Envelope>\n", 2, "not read here"),
        ("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>\n", 2, "not read here"),
        ("?>\n", "?>\n<!DOCTYPE a SYSTEM 'file:///a'>\n", 2, "not read here"),
    ],
)
def test_a_malformed_xml_is_refused_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in XML
    with pytest.raises(BadData, match=says) as caught:
        read_rates(XML.replace(old, new, 1), "rates.xml")
    assert caught.value.place == f"rates.xml:{line}"


@pytest.mark.parametrize("text", ["<html><body>busy</body></html>", "<Cube time='2026-10-06'/>"])
def test_xml_without_rates_is_refused(text: str) -> None:
    with pytest.raises(BadData, match="no rates"):
        read_rates(text, "rates.xml")


def test_the_shipped_rates_are_dated_sourced_and_in_known_currencies(world: World) -> None:
    assert world.sources[world.rates.source].as_of == world.rates.as_of
    assert len(world.rates.per_euro) == 29
    assert set(world.rates.per_euro) < set(world.currencies)
    assert world.rates.per_euro["USD"] == Fraction("1.1269")
    text = (paths.data_folder() / "rates/eurofxref-daily.csv").read_text(encoding="utf-8")
    assert read_rates(text, "rates") == world.rates


def test_a_currency_known_by_its_code_alone(world: World) -> None:
    krone = world.currencies["NOK"]
    assert (krone.symbol, krone.words) == ("NOK ", ("nok",))
    assert krone.base is None and krone.equity is None
    assert world.symbols["nok"] == ("NOK",)
    assert next(iter(world.currencies)) == "USD"
    assert not {"XXX", "XAU", "CLF", "USN"} & set(world.currencies)


def test_steps_follow_the_size_of_a_unit(world: World) -> None:
    steps = {c.code: (c.step, c.round_step) for c in world.currencies.values()}
    assert steps["USD"] == steps["NOK"] == (500, 10_000)
    assert steps["SEK"] == (5_000, 50_000)
    assert steps["INR"] == (10_000, 100_000)
    assert steps["JPY"] == (50_000, 1_000_000)


def test_a_code_that_is_a_word_counts_in_capitals_only(world: World) -> None:
    assert world.meant(("ALL",), "300k all in") == ()
    assert world.meant(("ALL",), "ALL 300,000") == ("ALL",)
    assert world.meant(("NOK",), "900k nok") == ("NOK",)


@pytest.mark.parametrize(
    ("others", "capitals", "says"),
    [(["NOK", "NOK"], [], "NOK stands twice"), (["NOK"], ["TRY"], "TRY is under capitals")],
)
def test_lists_of_codes_that_do_not_fit_are_refused(
    others: list[str], capitals: list[str], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        Currencies.model_validate({"currencies": [], "others": others, "capitals": capitals})
