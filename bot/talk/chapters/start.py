"""Who and where: company and role, region, level. Three of the five questions."""

from __future__ import annotations

from bot.guides.library import plain
from bot.guides.schema import Guide
from bot.reading.levels import full_name
from bot.talk import readers
from bot.talk.answers import LevelSaid, Pick, Trouble, Understood, Unknown, Words
from bot.talk.step import OFFER, PERSON, Asked, Choice, Desk, Step

OTHER = "other"


def _roles(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    guides = tuple(
        Choice(_role_label(guide, desk), Pick(choice=guide.id))
        for guide in desk.world.guides.values()
    )
    return (*guides, Choice(desk.phrase("choice.another-company"), Pick(choice=OTHER)))


def _role_label(guide: Guide, desk: Desk) -> str:
    return f"{desk.world.companies[guide.company].name} · {guide.role}"


def _read_role(text: str, desk: Desk, subject: str) -> Understood:
    """A company's name: the guide when there is one for it, else that company."""
    company = desk.world.company_called(text)
    guides = desk.world.guides_of(company.id) if company else ()
    named = [g for g in desk.world.guides.values() if plain(_role_label(g, desk)) == plain(text)]
    for guide in (*named, *guides[:1]):
        return Pick(choice=guide.id)
    return readers.line("name.characters")(text, desk, subject)


def _another(desk: Desk, _subject: str) -> bool:
    return desk.answer(ROLE.key) == Pick(choice=OTHER)


def _regions(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    bands = desk.guide.bands if desk.guide else ()
    return tuple(
        Choice(desk.world.regions[band.region].name, Words(text=band.region)) for band in bands
    )


def _read_region(text: str, desk: Desk, subject: str) -> Understood:
    known = desk.world.region_called(text)
    if known is not None:
        return Words(text=known.id)
    if any(character.isdigit() for character in text):
        return Trouble("region-example")
    return readers.line("name.characters")(text, desk, subject)


def _unknown_place(desk: Desk, _subject: str) -> bool:
    return desk.answer(REGION.key) is not None and desk.region is None


def _currencies(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    codes = list(desk.world.currencies)[:8]
    return tuple(Choice(code, Pick(choice=code)) for code in codes)


def _levels(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    named: list[Choice] = []
    for match in desk.guide.levels if desk.guide else ():
        ladder = desk.world.ladders[match.ladder]
        for level in ladder.levels:
            if level.name in match.levels:
                said = full_name(ladder, level)
                named.append(Choice(said, LevelSaid(said=said)))
    return (*named, Choice(desk.phrase("choice.not-sure"), Unknown()))


ROLE = Asked(Step("role", "role", _read_role, choices=_roles), PERSON)
COMPANY = Asked(
    Step("company", "offer.company", readers.line("name.characters"), when=_another), OFFER
)
REGION = Asked(Step("region", "region", _read_region, choices=_regions), PERSON)
CURRENCY = Asked(
    Step("currency", "currency", readers.currency, choices=_currencies, when=_unknown_place,
         rests_on=lambda desk, _: str(desk.answer(REGION.key))), OFFER
)  # fmt: skip
LEVEL = Asked(Step("level", "level", readers.level, choices=_levels, skip=Unknown()), PERSON)

CHAPTER = (ROLE, COMPANY, REGION, CURRENCY, LEVEL)
