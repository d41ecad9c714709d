"""Rules on the person's own draft (57, 58, and the mistakes that can be seen in words)."""

from __future__ import annotations

from bot.reading.draft import Mistake
from bot.rules.known import Known
from bot.rules.registry import Check, Found, Kind, Silent, Stage, Value, rule, silent


def _check(code: str, title: str) -> Check:
    def check(k: Known) -> Found | Silent:
        mistake = next((m for m in k.mistakes if m.code == code), None)
        if mistake is None:
            return silent("the draft does not have it")
        return Found(_values(mistake), answer="draft")

    check.__doc__ = title
    return check


def _values(mistake: Mistake) -> dict[str, Value]:
    return {"words": mistake.words}


# Every mistake: its code, its rule, how grave it is, its sources, and its number among the sixty.
_MISTAKES: tuple[tuple[str, str, Kind, tuple[str, ...], int | None, str], ...] = (
    (
        "M1",
        "draft-floor",
        Kind.WARN,
        ("reservation-point",),
        None,
        "The draft gives the private floor away.",
    ),
    (
        "M2",
        "draft-no-figure",
        Kind.NOTE,
        ("negotiateit", "haseeb"),
        None,
        "The draft asks for nothing precise.",
    ),
    (
        "M3",
        "draft-round-figure",
        Kind.NOTE,
        ("mason-2013",),
        None,
        "The draft asks for a round figure.",
    ),
    (
        "M4",
        "draft-backwards-range",
        Kind.WARN,
        ("ames-mason-2015",),
        None,
        "The target is the top of the draft's range.",
    ),
    ("M5", "draft-no-reason", Kind.NOTE, ("haseeb",), None, "No reason stands near the ask."),
    (
        "M6",
        "draft-unknown-offer",
        Kind.WARN,
        ("insidercareerstrategies",),
        None,
        "The draft names an offer that was not entered, or at another stage or figure.",
    ),
    (
        "M7",
        "draft-weak-total",
        Kind.WARN,
        ("our-reading",),
        None,
        "The draft cites a total that argues against itself.",
    ),
    ("M8", "draft-apology", Kind.NOTE, ("negotiateit",), None, "The draft apologises or hedges."),
    ("M9", "draft-threat", Kind.WARN, ("malhotra-2014",), 57, "The draft threatens."),
    (
        "M10",
        "draft-cold",
        Kind.NOTE,
        ("malhotra-2014", "haseeb"),
        None,
        "The draft shows no wish to join.",
    ),
    (
        "M11",
        "draft-personal-need",
        Kind.WARN,
        ("patio11",),
        58,
        "The draft argues with a personal need.",
    ),
    ("M12", "draft-too-long", Kind.NOTE, ("negotiateit",), None, "The draft is too long."),
    (
        "M13",
        "draft-serial-ask",
        Kind.NOTE,
        ("malhotra-2014",),
        None,
        "The draft asks for other things than the last one.",
    ),
    ("M14", "draft-after-yes", Kind.WARN, ("loopcv",), None, "The draft negotiates after a yes."),
    (
        "M15",
        "draft-above-evidence",
        Kind.WARN,
        ("doody", "loopcv"),
        None,
        "The ask is above what stands behind it.",
    ),
    (
        "M16",
        "draft-arithmetic",
        Kind.WARN,
        ("arithmetic",),
        None,
        "A figure of the draft does not add up, or the ask is not above the offer.",
    ),
    (
        "M17",
        "draft-liquid-claim",
        Kind.WARN,
        ("carta",),
        None,
        "The draft calls private shares liquid.",
    ),
    (
        "M18",
        "draft-salary-history",
        Kind.WARN,
        ("ca-labor-432-3",),
        None,
        "The draft volunteers past pay.",
    ),
    ("M19", "draft-no-next-step", Kind.NOTE, ("haseeb",), None, "The draft has no next step."),
    (
        "M20",
        "draft-unfilled",
        Kind.WARN,
        ("founding-guide",),
        None,
        "A slot of the draft was never filled.",
    ),
    (
        "M21",
        "draft-superlative",
        Kind.NOTE,
        ("founding-guide",),
        None,
        "The draft makes a claim that nothing proves.",
    ),
    (
        "M22",
        "draft-wrong-name",
        Kind.WARN,
        ("our-reading",),
        None,
        "The draft speaks to the wrong company or in the wrong currency.",
    ),
    (
        "M23",
        "draft-against-yourself",
        Kind.WARN,
        ("ace-2024",),
        None,
        "The draft lowers the ask with no reply in between.",
    ),
    ("M24", "draft-colleagues", Kind.NOTE, ("haseeb",), None, "The draft argues with peers' pay."),
    ("M25", "draft-angry", Kind.NOTE, ("faircomp",), None, "The draft sounds angry."),
    (
        "M27",
        "draft-empty-promise",
        Kind.WARN,
        ("haseeb",),
        None,
        "The draft promises to sign while another process is open.",
    ),
)

for _code, _name, _kind, _cites, _number, _title in _MISTAKES:
    rule(_name, Stage.REVIEW, _kind, _cites, reads=("draft",), number=_number)(
        _check(_code, _title)
    )
