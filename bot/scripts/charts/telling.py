"""What the charts are told with: amounts and phrases of one language, and the offers to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.money import Money
from bot.core.offer import Offer, Status
from bot.guides.library import World
from bot.rules.compare import Side
from bot.rules.plan import Plan
from bot.scripts.charts.model import Row
from bot.scripts.render import press, say
from bot.words import shortened

MOST = 5  # offers that one picture shows legibly
_NAME = 40


@dataclass(frozen=True, slots=True)
class Telling:
    """One plan, told in the language of the world."""

    plan: Plan
    world: World

    def phrase(self, name: str, **values: object) -> str:
        """A phrase about charts."""
        return press(self.world).line(self.world.wording.phrases[f"chart.{name}"], values)

    def say(self, amount: Money) -> str:
        return say(amount, self.world)

    def row(self, name: str, amount: Money | None) -> Row:
        """A row with its figure, or with the word that there is none: never a zero or a gap."""
        if amount is None:
            return Row(name, instead=self.phrase("unknown"))
        return Row(name, self.say(amount))

    def listed(self, names: Sequence[str]) -> str:
        return self.world.locale.listed([self.phrase(f"part.{name}") for name in names])

    def name(self, offer: Offer) -> str:
        """Whose offer it is. A drawing cuts it further, to its room, and leaves out what the
        fonts cannot draw; where that is all of it, a number stands before the name."""
        company = shortened(offer.company, _NAME)
        if any(map(self.world.lettering.draws, company.replace(" ", ""))):
            return company
        told = (self.plan.facts.offer, *self.plan.facts.competing)
        number = next((n for n, other in enumerate(told, 1) if other is offer), len(told) + 1)
        return self.phrase("nameless", number=number, company=company)

    def company(self, side: Side) -> str:
        """Whose offer it is; staying goes by its own words, which begin a line here."""
        name = self.name(side.offer)
        return name[:1].upper() + name[1:] if side.staying else name

    @property
    def sides(self) -> tuple[Side, ...]:
        """The offers in the order they were told: this one, the competing ones, staying."""
        return (self.plan.comparison.own, *self.plan.comparison.all)

    def shown(self, sides: Sequence[Side]) -> tuple[Side, ...]:
        """The first offers, as many as one picture can hold."""
        return tuple(sides[:MOST])

    def left_out(self, count: int) -> tuple[str, ...]:
        """A line on how many offers the picture leaves out, if any."""
        return (self.phrase("more", count=count - MOST),) if count > MOST else ()

    def status(self, side: Side) -> str:
        """How firm an offer is; of one's own nothing is said."""
        if side is self.plan.comparison.own:
            return self.phrase("own")
        if side.staying:
            return self.phrase("staying")
        return self.phrase("written" if side.offer.status is Status.WRITTEN
                           else side.offer.status.value)  # fmt: skip
