"""Whose a figure is and what it is, in the ways that people tell more than one thing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.core.offer import Status
from bot.reading.offers.read import read_offers
from bot.reading.offers.shape import ReadOffer
from bot.wiring import world


def told(text: str) -> dict[str | None, ReadOffer]:
    return {read.offer.company: read.offer for read in read_offers(text, world()).offers}


def figures(*values: object) -> tuple[object, ...]:
    return values


def test_the_second_one_is_another_offer_and_the_first_one_the_same_again() -> None:
    offers = told(
        "The first came from Gusto at 172k base. The second is with Palmyra Robotics: 168k base.\n"
        "The first one needs an answer by Friday."
    )
    assert {name: offer.base for name, offer in offers.items()} == {
        "Gusto": 172_000, "Palmyra Robotics": 168_000,
    }  # fmt: skip
    assert offers["Gusto"].deadline == "Friday" and offers["Palmyra Robotics"].deadline is None


@pytest.mark.parametrize("line", ["---", "* * *", "___", "======"])
def test_a_line_drawn_between_two_offers_ends_what_was_said_of_the_present_job(line: str) -> None:
    (offer,) = told(f"Currently: RBC, 98k\n{line}\nWealthsimple\nBase 138k CAD").values()
    assert offer.company == "Wealthsimple" and offer.base == 138_000


def test_an_employer_in_process_is_an_offer_to_come_and_stands_behind_the_others() -> None:
    offers = told("Okta: final round is done, no numbers yet.\n\nCloudflare: 187k base, no sign on")
    assert list(offers) == ["Cloudflare", "Okta"]
    assert offers["Okta"].status is Status.IN_PROCESS and offers["Okta"].base is None
    assert offers["Cloudflare"].status is None


@pytest.mark.parametrize(
    ("said", "salaries"),
    [("x 13", 13), ("a month, 13th month guaranteed", 13), ("x 13,5", Fraction(27, 2))],
)
def test_more_than_twelve_salaries(said: str, salaries: Fraction) -> None:
    (offer,) = told(f"Monthly base SGD 9,200 {said}, 10% bonus").values()
    assert offer.base == 9_200 * salaries


def test_a_payment_that_is_not_certain_is_no_salary() -> None:
    (offer,) = told("€4,650 gross per month in Eindhoven and a 13th month that depends on profit")\
        .values()  # fmt: skip
    assert offer.base == 4_650 * 12


def test_a_title_before_a_sentence_names_its_figure() -> None:
    (offer,) = told(
        "Salary. You will be paid $165,000 a year.\n\n"
        "Relocation. You are eligible for a lump sum of $8,500."
    ).values()
    assert offer.base == 165_000 and offer.relocation == 8_500


def test_a_letter_is_of_the_employer_in_its_signature_and_not_of_the_writers_rank() -> None:
    (offer,) = told(
        "Base salary: $178,000\nSign-on: $15,000\n\nBest,\nDana\nTalent Acquisition | Larkmere\n"
        "Principal Consultant"
    ).values()
    assert (offer.company, offer.level) == ("Larkmere", None)


def test_an_equity_grant_is_not_an_annual_one() -> None:
    (offer,) = told("178k base and an equity grant of $150,000 in RSUs over four years").values()
    assert offer.equity.total == 150_000 and offer.equity.annual is None


def test_a_second_year_told_in_a_sentence_of_its_own() -> None:
    (offer,) = told(
        "Base: $193,000\nSigning bonus: In your first year you will get $96,000. In your second "
        "year you will get $74,000."
    ).values()
    assert offer.sign_on == (Fraction(96_000), Fraction(74_000))


def test_shares_by_the_year_in_a_sentence() -> None:
    (offer,) = told(
        "Base 193k, 1,420 RSUs vesting 5% after the first year, 15% after the second, and then 40% "
        "in each of years three and four."
    ).values()
    assert offer.equity.schedule == tuple(map(Fraction, (5, 15, 40, 40)))


def test_a_table_with_commas_between() -> None:
    offers = told(
        "Company,Level,Base,Target bonus,RSU total,Vest yrs,Deadline\n"
        "Zillow,P4,$189000,10%,$280000,4,5/2\nExpedia,Senior,$172,000,15%,$140,000,4,5/9\n"
    )
    zillow, expedia = offers["Zillow"], offers["Expedia"]
    assert zillow.base == 189_000 and zillow.equity.total == 280_000
    assert expedia.base == 172_000 and expedia.bonus_percent == 15
    assert zillow.equity.years == 4 and zillow.deadline == "5/2"


@pytest.mark.parametrize(
    "text",
    [
        "I'd be leaving behind 40k at Wayfair. Chewy offers 178k base and 20k sign on",
        "Chewy offers 178k base and 20k sign on, my friend at Rivian makes 190k",
        "Chewy offers 178k base and 20k sign on, the letter comes through DocuSign",
        "Chewy offers 178k base and 20k sign on, subject to a DBS check",
    ],
)
def test_employers_in_passing_have_no_offer(text: str) -> None:
    assert list(told(text)) == ["Chewy"]


@pytest.mark.parametrize(
    ("said", "none"),
    [
        ("We don't do bonuses here", "bonus_amount"),
        ("You are not eligible for an annual incentive", "bonus_amount"),
        ("We don't pay for relocation", "relocation"),
        ("Equity is not part of this", "equity.total"),
    ],
)
def test_what_is_denied_in_a_sentence_is_none(said: str, none: str) -> None:
    (offer,) = told(f"Acme offers you 150k base. {said}.").values()
    assert offer.at(none) == 0


@pytest.mark.parametrize("said", ["Bonus: N/A", "Bonus: not disclosed", "Bonus: tbd"])
def test_what_is_not_told_is_not_none(said: str) -> None:
    (offer,) = told(f"Acme offer: 150k base, 20k sign on\n{said}").values()
    assert offer.bonus_amount is None and offer.bonus_percent is None


@pytest.mark.parametrize(
    ("text", "level", "base"),
    [("Meta E5 210 base, 600 rsu over 4", "E5", 210_000),
     ("Google L5 215k base, 300 over 4", "L5", 215_000),
     ("Atlassian P50 185 base 15% bonus", "P50", 185_000)],
)  # fmt: skip
def test_a_space_behind_a_level_groups_no_digits(text: str, level: str, base: int) -> None:
    (offer,) = told(text).values()
    assert figures(offer.level, offer.base) == (level, base)


@pytest.mark.parametrize("said", ["CHF95 000", "EUR 95 000", "95 000 €", "kr95 000"])
def test_a_space_behind_a_currency_groups_digits(said: str) -> None:
    (offer,) = told(f"Base salary {said} a year").values()
    assert offer.base == 95_000


def test_a_postal_code_is_no_pay() -> None:
    (offer,) = told("Base salary 172,500 USD. Employer: Garmin, Olathe KS 66062.").values()
    assert figures(offer.company, offer.base) == ("Garmin", 172_500)


def test_what_is_said_of_both_is_said_of_each() -> None:
    offers = told("Ramp - 215k base\nBrex - 220k base\nboth in writing, no equity at either")
    assert [o.status for o in offers.values()] == [Status.WRITTEN] * 2
    assert [o.equity.total for o in offers.values()] == [0, 0]


def test_a_range_in_shorthand_is_short_at_both_ends() -> None:
    (read,) = read_offers("Figma, base between 185 and 200, RSUs 500k over 4", world()).offers
    (doubt,) = read.doubts
    assert [dict(way.sets) for way in doubt.ways] == [{"base": 185_000}, {"base": 200_000}]


def test_a_bare_bonus_may_be_percent_or_money_and_is_asked() -> None:
    (read,) = read_offers("UBS Zurich: CHF 145k fixed, bonus 20", world()).offers
    (doubt,) = read.doubts
    assert [dict(way.sets) for way in doubt.ways] == [
        {"bonus_percent": 20}, {"bonus_amount": 20_000},
    ]  # fmt: skip
    assert read.offer.bonus_amount is None and read.offer.bonus_percent is None


@pytest.mark.parametrize(("said", "hours"), [("36 hrs a week", 36), ("37.5 hours per week", 37.5)])
def test_stated_hours_are_not_asked_for(said: str, hours: float) -> None:
    (read,) = read_offers(f"Acme offered me $38.50/hr, {said}", world()).offers
    assert figures(read.offer.hours_per_week, read.doubts) == (hours, ())


def test_a_figure_beside_an_hourly_rate_is_by_the_hour_too() -> None:
    offers = told("Kaiser offered $73.15/hr. Sutter offered $70 flat.")
    assert {name: o.base for name, o in offers.items()} == {
        "Kaiser": Fraction("73.15"),
        "Sutter": 70,
    }


@pytest.mark.parametrize(
    "text",
    ["Sign-on 35k (20k start, 15k after first year)", "Sign-on: 20k y1 cash and 15k y2 cash"],
)
def test_a_sign_on_told_by_its_parts(text: str) -> None:
    (offer,) = told(f"Microsoft L62. Base 178k. {text}").values()
    assert figures(*offer.sign_on) == (20_000, 15_000)


@pytest.mark.parametrize(
    ("text", "status"),
    [("Ramp: 215k base, no bonus, offer letter received", Status.WRITTEN),
     ("Ramp: 215k base. Nothing in writing till Monday", Status.VERBAL),
     ("As discussed on the phone, here is the verbal offer from Ramp: 215k base", Status.VERBAL),
     ("Ramp: 215k base, happy to hop on a call", None)],
)  # fmt: skip
def test_how_firm_an_offer_is(text: str, status: Status | None) -> None:
    (offer,) = told(text).values()
    assert figures(offer.status, offer.deadline) == (status, None)


@pytest.mark.parametrize(
    ("text", "company"),
    [("St. Brendan's Medical Center offered me $38.50/hr", "St. Brendan's Medical Center"),
     ("Fort Worth ISD would pay me $64,300", "Fort Worth ISD"),
     ("my first offer in ages from Burns & Quill: 134,000 salary", "Burns & Quill"),
     ("They offered 142,000. Cedar & Vale (consulting, Chicago).", "Cedar & Vale"),
     ("4,300 brutto x 14 from the Vienna place (Kapsner Systems)", "Kapsner Systems"),
     ("perm at Tallowmere for 163k + 10%", "Tallowmere"),
     ("quillbase offer: 178 base, 10% bonus", "quillbase"),
     ("Offer in Zurich. Helvion Pharma: CHF 9'200 x 13", "Helvion Pharma"),
     ("B2B offer in Kraków: Nordvik Systems, 165 PLN/h net + VAT", "Nordvik Systems"),
     ("The other guys, Oakline, $43.50 an hr", "Oakline"),
     ("I was referred to Brightwater Health: $205,000 base", "Brightwater Health"),
     ("yaar Zenkart se offer mila hai, fixed 24 lakh", "Zenkart"),
     ("talwerk bietet mir 64k € fix", "talwerk"),
     ("Hi, it's Teo from Bluefinch: 141k base, 10% bonus", "Bluefinch"),
     ("Got a call from Brightwell Capital: 165k base", "Brightwell Capital"),
     ("St. Brendan's - stepdown days, $36.80/hr, no sign on bonus", "St. Brendan's")],
)  # fmt: skip
def test_employers_that_no_list_holds(text: str, company: str) -> None:
    assert list(told(text)) == [company]


def test_figures_that_took_the_place_of_others() -> None:
    (offer,) = told("Kaiser: was $71.40/hr, now $73.15/hr").values()
    assert offer.base == Fraction("73.15")


def test_parts_left_out_of_a_total_are_not_told_by_it() -> None:
    text = "LinkedIn\nbase: 245k\nsign-on: 100k y1 / 50k y2\nTC without the sign-ons: 569k"
    (offer,) = told(text).values()
    assert figures(offer.sign_on, offer.total_stated) == ((100_000, 50_000), 569_000)


def test_a_table_that_lost_its_columns() -> None:
    offers = told(
        "CompanyLevelBaseStock (/yr)Bonus (/yr)Total\n"
        "NvidiaIC4$208,000$142,000$0$350,000\n"
        "AMDSMTS$185,000$48,000$27,750$260,750\n"
    )
    nvidia, amd = offers["Nvidia"], offers["AMD"]
    assert figures(nvidia.level, nvidia.base, nvidia.equity.annual) == ("IC4", 208_000, 142_000)
    assert figures(amd.level, amd.base, amd.bonus_amount) == ("SMTS", 185_000, 27_750)
    assert figures(nvidia.total_stated, amd.total_stated) == (350_000, 260_750)


def test_a_total_of_the_grant_is_the_grant() -> None:
    offers = told(
        "| | Datadog | Snowflake |\n|---|---|---|\n| Base | $205,000 | $212,000 |\n"
        "| RSU (4 yr total) | $480,000 | $560,000 |"
    )
    assert [o.equity.total for o in offers.values()] == [480_000, 560_000]
    assert [o.total_stated for o in offers.values()] == [None, None]


def test_levels_in_a_title_go_to_their_employers() -> None:
    offers = told("Meta E5 vs Google L5\n\nMeta\nBase: 223k\n\nGoogle\nBase: 215k")
    assert {name: o.level for name, o in offers.items()} == {"Meta": "E5", "Google": "L5"}


def test_they_who_came_back_are_not_the_ones_whose_figures_were_shown() -> None:
    offers = told(
        "Uber: 214k base, 380k RSU over 4.\nI shared my DoorDash numbers (222k base, 520k RSU over "
        "4 yrs) and they came back with 222k base, 460k RSU."
    )
    assert {n: figures(o.base, o.equity.total) for n, o in offers.items()} == {
        "Uber": (222_000, 460_000), "DoorDash": (222_000, 520_000),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Grab: 150k SGD base. Now at DBS drawing 9.1k with 14.5 months all in.",
     "Grab: 150k SGD base. Laid off in March from DBS (was L4, 262k TC)."],
)  # fmt: skip
def test_where_the_person_works_or_worked_offers_nothing(text: str) -> None:
    assert list(told(text)) == ["Grab"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("jane street: 300k base, sign on 20k\nJS wants an answer by Nov 15", "Jane Street"),
     ("McKinsey: 192k base, 30k signing\nMcK wants an answer by Nov 15", "McKinsey"),
     ("job A: Quill, $50k a yr\njob B: Dane County, $54,300 a yr\njob B needs an answer by Nov 15",
      "Dane County")],
)  # fmt: skip
def test_an_employer_called_short(text: str, name: str) -> None:
    assert told(text)[name].deadline == "Nov 15"


def test_a_dollar_of_two_places_is_asked_about() -> None:
    text = "so I live in Vancouver and Acme Robotics (Denver) offered me $140k base"
    (read,) = read_offers(text, world()).offers
    assert read.offer.currency is None and [d.field for d in read.doubts] == ["currency"]


def test_what_is_not_mentioned_is_not_denied() -> None:
    (offer,) = told("Emaar: AED 336,000 base. No bonus mentioned.").values()
    assert offer.bonus_amount is None


def test_a_semi_monthly_salary_is_paid_twice_a_month() -> None:
    (offer,) = told("Meridian Health offers a semi-monthly salary of $5,625.00").values()
    assert offer.base == 135_000


@pytest.mark.parametrize("label", ["TC (w/o sign on)", "TC without the sign on"])
def test_a_total_without_a_part_is_a_total(label: str) -> None:
    text = (
        f"| | Meta | Google |\n|---|---|---|\n| Base | $222k | $208k |\n| Sign on | $50k | $25k |\n\
| {label} | $430k | $389k |"
    )
    offers = told(text)
    assert [o.total_stated for o in offers.values()] == [430_000, 389_000]
    assert [figures(*o.sign_on) for o in offers.values()] == [(50_000,), (25_000,)]


@pytest.mark.parametrize(
    "text",
    ["Softwarehaus (ca. 180 MA): 74.000 € brutto im Jahr, bis zu 10 % Bonus, 30 Tage Urlaub",
     "Talheim (about 70 people, health tech): €74k base, 10% bonus",
     "Spine clinic offers €74k base, 10% bonus, is the base ok for 4x10s?"],
)  # fmt: skip
def test_heads_and_shifts_are_no_pay(text: str) -> None:
    (offer,) = told(text).values()
    assert figures(offer.base, offer.deadline) == (74_000, None)


def test_the_numbered_parts_of_a_letter() -> None:
    (offer,) = told(
        "On behalf of Corvane Bank, N.A., we confirm our offer.\n"
        "1. Base Salary. Your annual base salary will be $185,000, payable bi-weekly.\n"
        "2. Incentive Compensation. You are eligible for a discretionary incentive. Your target "
        "for a full year is $45,000.\n"
        "3. Sign-On Award. You will receive a one-time cash award of $25,000 within 30 days of "
        "your start date.\n"
    ).values()
    assert figures(offer.base, offer.bonus_amount, *offer.sign_on) == (185_000, 45_000, 25_000)


def test_numbered_offers_of_employers_in_no_list() -> None:
    offers = told(
        "1. Tallowmere - Staff engineer. $210k base, $20k sign on.\n"
        "2. Quillpay - Lead. $195k base, no sign on."
    )
    assert {name: o.base for name, o in offers.items()} == {
        "Tallowmere": 210_000, "Quillpay": 195_000,
    }  # fmt: skip


def test_a_total_behind_years_of_experience_is_what_the_writer_has() -> None:
    (offer,) = told("Coinbase IC5. Base $216k, RSUs $190k per year.\n9yoe TC 330").values()
    assert offer.total_stated is None


def test_an_employer_stays_when_a_chat_is_copied() -> None:
    (offer,) = told(
        "[10:02] Mara (Elastic): base 168,000, 10% bonus\n"
        "[10:31] Mara (Elastic): best i can do is 176,000"
    ).values()
    assert figures(offer.company, offer.base) == ("Elastic", 176_000)


def test_dot_net_is_no_pay_after_tax() -> None:
    (offer,) = told("EPAM offers 165 PLN/h B2B (senior .NET, 20 days paid off)").values()
    assert figures(offer.base, offer.currency) == (165, "PLN")


@pytest.mark.parametrize(
    "text",
    ["- Base salary: $178,400\n- Year 1 sign-on: $61,000 (paid monthly)\n"
     "- Year 2 sign-on: $44,000 (paid monthly)",
     "base 178,400 USD, sign on 1st yr 61k, 2nd yr 44k, RSU 140k over 4 years"],
)  # fmt: skip
def test_a_sign_on_of_two_years(text: str) -> None:
    (offer,) = told(f"Amazon\n{text}").values()
    assert figures(offer.base, *offer.sign_on) == (178_400, 61_000, 44_000)


def test_a_bonus_in_percent_takes_no_salary() -> None:
    (offer,) = told("Lloyds have verbally offered me £54,000 with a bonus of up to 15%").values()
    assert figures(offer.base, offer.bonus_percent, offer.bonus_amount) == (54_000, 15, None)


def test_what_the_writer_wants_is_no_offer() -> None:
    (offer,) = told(
        "Palo Alto Networks: 218k base, sign on 0.\nGoal: 235k base, 40k sign on"
    ).values()
    assert figures(offer.base, *offer.sign_on) == (218_000, 0)


def test_of_several_updates_the_last_holds() -> None:
    (offer,) = told(
        "Toast\nfirst number: 160k base\nthey came back with 168k base\nfinal: 172k base"
    ).values()
    assert offer.base == 172_000


def test_speakers_of_a_chat_are_no_employers() -> None:
    offers = told(
        "Teo: got the call from instacart\nMina: AND??\nTeo: L5, base 198, rsu 380k over 4\n"
        "Mina: push for more"
    )
    assert list(offers) == ["Instacart"] and offers["Instacart"].base == 198_000


def test_present_pay_that_rose() -> None:
    (offer,) = told(
        "I've been at the same firm for 6 years. Started at 82k, now at 139k with a 5% bonus.\n\n"
        "Zillow\nBase: $172,500"
    ).values()
    assert figures(offer.company, offer.base, offer.bonus_percent) == ("Zillow", 172_500, None)


def test_a_town_in_a_firms_name_is_no_place() -> None:
    offers = told(
        "Offer from Ridgeline Electric, Boise: $43.50/hr. Also got $41/hr from Hobart & Sons."
    )
    assert {name: o.currency for name, o in offers.items()} == {
        "Ridgeline Electric": "USD", "Hobart & Sons": "USD",
    }  # fmt: skip


def test_days_to_sign_are_a_deadline() -> None:
    text = "Got offered an APS6 at the ATO in Brisbane, base 101k. I have 5 days to sign."
    (offer,) = told(text).values()
    assert figures(offer.company, offer.deadline) == ("ATO", "5 days")


def test_what_the_parts_come_to_is_the_total() -> None:
    (offer,) = told("IMC: $200k base, $125k bonus, $100k sign on = 425 first year").values()
    assert figures(offer.total_stated, *offer.sign_on) == (425_000, 100_000)


def test_a_table_that_lost_its_columns_with_percentages() -> None:
    offers = told(
        "CompanyLevelBaseBonusRSU (4 yr total)Sign on\n"
        "SalesforceSMTS$198,00015%$260,000$30,000\nAdobeP40$191,00015%$300,000$25,000"
    )
    one = offers["Salesforce"]
    assert figures(one.level, one.base, one.bonus_percent) == ("SMTS", 198_000, 15)
    assert figures(one.equity.total, one.sign_on) == (260_000, (30_000,))
    assert offers["Adobe"].base == 191_000


def test_labels_before_their_figures_without_marks_between() -> None:
    (offer,) = told("Roblox IC4 base 245 rsu 260k/yr sign 60 no bonus, take it?").values()
    assert figures(offer.base, offer.equity.annual, *offer.sign_on) == (245_000, 260_000, 60_000)


def test_equity_by_what_it_is_worth() -> None:
    text = (
        "Lumenfall (software, Series A), Senior, €82k, VSOP with a stated value of €60k over 4 yrs"
    )
    (offer,) = told(text).values()
    assert figures(offer.company, offer.base, offer.equity.total) == ("Lumenfall", 82_000, 60_000)


@pytest.mark.parametrize(
    ("text", "cliff"),
    [("58k€ fixe, 1 200 BSPCE sur 4 ans avec un cliff d'un an", 12),
     ("187k base, 45000 options, 4 yrs w 1 yr cliff", 12),
     ("202k base, equity 560K over 4 yrs w/ 1-yr cliff", 12)],
)  # fmt: skip
def test_a_cliff_beside_the_years_of_vesting(text: str, cliff: int) -> None:
    (offer,) = told(text).values()
    assert figures(offer.equity.cliff_months, offer.equity.years) == (cliff, 4)


def test_up_to_a_share_is_no_deadline() -> None:
    (offer,) = told("Altamira: 68,000 MXN mensuales, bono de hasta 15%, 12 días de vacaciones")\
        .values()  # fmt: skip
    assert figures(offer.bonus_percent, offer.deadline) == (15, None)


def test_a_payment_toward_relocation_is_no_sign_on() -> None:
    (offer,) = told(
        "Cascadia Grid Services Ltd. pays a salary of $108,000 CAD. You will receive a one-time "
        "payment of $4,000 toward relocation expenses."
    ).values()
    assert figures(offer.relocation, offer.sign_on) == (4_000, ())


def test_labels_and_values_on_lines_of_their_own() -> None:
    (offer,) = told(
        "Pinterest\nL4\nSeattle, WA\nTotal per year\n$263K\nBase\n$172K\nStock (/yr)\n$91K\n"
        "Bonus\n$0\nYears exp\n4 yrs"
    ).values()
    assert figures(offer.base, offer.bonus_amount, offer.total_stated) == (172_000, 0, 263_000)
    assert figures(offer.equity.annual, offer.equity.total) == (91_000, None)


def test_a_numbered_offer_without_a_name_is_another_one() -> None:
    reads = read_offers(
        "1) Allegro on UoP, 22,000 PLN gross monthly, 10% bonus\n"
        "2) US startup on B2B, 31k PLN a month, 20 days paid off, no bonus", world()
    ).offers  # fmt: skip
    assert [read.offer.base for read in reads] == [264_000, 372_000]


@pytest.mark.parametrize(
    ("text", "base"),
    [("Thornbury Housing: your salary will be £2,750 per calendar month", 33_000),
     ("Booz Allen offered $128k base, the contract has 3 option years left", 128_000),
     ("Walgreens offered me $128k base. Floating at CVS now for $61.", 128_000)],
)  # fmt: skip
def test_one_offer_and_what_it_pays(text: str, base: int) -> None:
    (offer,) = told(text).values()
    assert figures(offer.base, offer.equity.units, offer.equity.total) == (base, None, None)


def test_the_address_of_a_letter_is_no_offer() -> None:
    (offer,) = told(
        "Priyanka Estrada-Holm\n418 Larkmoor Ave, Apt 6\nDenver, CO 80218\n\nDear Priyanka,\n\n"
        "On behalf of Halvorsen Analytics, Inc., I offer you a base salary of $172,500."
    ).values()
    assert figures(offer.company, offer.base) == ("Halvorsen Analytics, Inc", 172_500)


def test_the_first_employer_of_a_title_is_not_the_ladder_of_the_next_lines() -> None:
    offers = told(
        "Block vs. Affirm, both remote\n\nAffirm L5: $200k base, sign on $10k\n\n"
        "Block L5: base $196k, $25k sign-on yr1 + $15k yr2"
    )
    assert {n: figures(o.base, o.sign_on) for n, o in offers.items()} == {
        "Affirm": (200_000, (10_000,)), "Block": (196_000, (25_000, 15_000)),
    }  # fmt: skip


def test_days_to_answer_that_one_has() -> None:
    (offer,) = told(
        "Amazon: 176k base. Offer letter is in my inbox, I have 5 business days."
    ).values()
    assert figures(offer.status, offer.deadline) == (Status.WRITTEN, "5 business days")
