"""The command line. Adapters are imported by the command that needs them, so `plan` starts fast."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from bot import wiring
from bot.guides.yaml_files import BadData
from bot.scripts.charts import Audience, Drawn, Kind, Theme

EXAMPLE = """\b
Example case:
  region: san-francisco
  level: Google L5
  offer: {company: Scale AI, base: 215000, equity: 300000, equity_years: 4}
"""


_LONGEST_PATH = 1000
_LETTERS = frozenset({".pdf", ".docx", ".eml", ".html", ".htm", ".txt"})
_PDF = click.Path(dir_okay=False, path_type=Path)


@click.group(
    epilog="Start with: coach chat", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="counteroffer", prog_name="coach")
def main() -> None:
    """A negotiation coach: from a job offer to a counter-offer worth sending."""


@main.command(epilog="Example: coach plan case.yaml --format email\n\n" + EXAMPLE)
@click.argument("case", type=click.Path(allow_dash=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "shape", default="text",
    type=click.Choice(["text", "json", "email", "call", "eml", "mailto"]),
    help="text to read, json for programs, or one draft alone; eml opens as a draft, "
    "mailto is a link for the mail program.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Every rule: how it ended, and what it read.")
@click.option(
    "--what-if", "changes", multiple=True, metavar="FIELD=VALUE",
    help="The same with one fact changed, side by side; may be given several times.",
)  # fmt: skip
@click.option(
    "--chart", "kind", type=click.Choice([kind.value for kind in Kind]),
    help="One chart: in characters, or with -o as a picture.",
)  # fmt: skip
@click.option(
    "-o", "output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.png|svg",
    help="The file to draw the chart into.",
)  # fmt: skip
@click.option(
    "--theme", type=click.Choice([theme.value for theme in Theme]), default=Theme.LIGHT.value,
    help="The background of the picture.",
)  # fmt: skip
@click.option(
    "--audience", type=click.Choice([who.value for who in Audience]),
    default=Audience.PERSON.value,
    help="others: offer and ask alone, without the floor, the band and the rivals.",
)  # fmt: skip
@click.option("--language", default=None, help="The language of plan, chart and sheets: en or es.")
@click.option("--letters", default=None, help="The letters' language, where it is another.")
@click.option(
    "--brief", "brief", type=_PDF, metavar="FILE", help="The page for the call as a PDF, alone."
)
@click.option(
    "--private-sheet", "private", type=_PDF, metavar="FILE",
    help="Your floor, limits and reasons as a PDF that says PRIVATE, alone.",
)  # fmt: skip
def plan(
    case: Path,
    shape: str,
    explain: bool,
    changes: tuple[str, ...],
    kind: str | None,
    output: Path | None,
    theme: str,
    audience: str,
    language: str | None,
    letters: str | None,
    brief: Path | None,
    private: Path | None,
) -> None:
    """From a case file (YAML or JSON, - for standard input) to a plan.

    Exit code 2: the case cannot be used. Exit code 3: there is no such draft or chart.
    """
    if output is not None and kind is None:
        _fail("-o draws a chart: say which one with --chart", 2)
    if kind is not None and (brief or private):
        _fail("a chart, or a PDF with --brief and --private-sheet: one at a time", 2)
    text, name = _read(case), "case" if str(case) == "-" else case.name
    try:
        if kind is not None:
            wanted = wiring.ChartWanted(Kind(kind), Theme(theme), Audience(audience))
            _chart(wiring.chart_case(text, name, wanted, language), output)
            return
        if changes:
            click.echo(wiring.what_if(text, name, changes, shape, language))
            return
        if brief or private:
            _print_pages(wiring.pages_case(text, name, language, letters), brief, private)
            return
        if shape in ("eml", "mailto"):
            _give(*wiring.mail_case(text, name, shape, letters or language))
            return
        made = wiring.plan_case(text, name, language, letters)
    except BadData as error:
        _fail(str(error), 2)
    if explain:
        click.echo(made.trace)
        return
    shapes = {"text": made.text, "json": made.json, "email": made.email, "call": made.call}
    _give(shapes[shape], made.why_no_draft)


def _give(draft: str | None, why_not: str) -> None:
    if draft is None:
        _fail(why_not, 3)
    # As bytes, so that the line ends of a mail stay what they are.
    click.echo(draft.encode("utf-8"), nl=not draft.endswith("\n"))


def _print_pages(pages: wiring.CasePages, brief: Path | None, private: Path | None) -> None:
    """Each sheet into a file of its own."""
    if brief and private and brief.resolve() == private.resolve():
        _fail("the brief and the private sheet are never one file; name two", 2)
    if brief and pages.brief is None:
        _fail(pages.why_no_brief, 3)
    for path, page in ((brief, pages.brief), (private, pages.private)):
        if path and page:
            _write(path, wiring.printer()(page))


def _write(path: Path, content: bytes) -> None:
    _put(path, content)
    click.echo(f"Written: {path}")


def _put(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        _fail(f"{path}: {error.strerror}", 2)


@main.command(epilog="Example: coach parse '210 base, 600 over 4, 25 sign on'")
@click.argument("source", metavar="TEXT|FILE|-")
@click.option(
    "--format", "shape", type=click.Choice(["json", "case"]), default="json",
    help="json: what was read, asked and left; case: the same offers for coach plan.",
)  # fmt: skip
@click.option("--region", help="Your region, such as san-francisco, where the text names none.")
@click.option("--language", default=None, help="The questions' language: en or es.")
def parse(source: str, shape: str, region: str | None, language: str | None) -> None:
    """The offers in a text, a file (PDF, .docx, .eml, .html, .txt) or standard input.

    Exit code 2: the file cannot be read, or there is no such region.
    """
    try:
        text = _offer_text(source)
        click.echo(wiring.parse_text(text, shape, region, language))
    except BadData as error:
        _fail(str(error), 2)


def _offer_text(source: str) -> str:
    """The text itself, or that of the file or standard input that is named. Raises BadData."""
    if source == "-":
        return _read(Path(source))
    file = Path(source) if len(source) < _LONGEST_PATH and "\n" not in source else None
    if file is not None and file.is_file():
        return wiring.file_text(file.read_bytes(), file.name)
    if file is not None and file.suffix.lower() in _LETTERS and " " not in source:
        _fail(f"{source}: there is no such file", 2)
    return source


@main.command(epilog="Example: coach guides")
def guides() -> None:
    """The guides there are, with their regions."""
    try:
        for line in wiring.guide_lines():
            click.echo(line)
    except BadData as error:
        _fail(str(error), 2)


@main.command(epilog="Example: coach rules 15")
@click.argument("rule", required=False)
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "markdown"]), default="text",
    help="text to read, json for programs, markdown for docs/rules.md.",
)  # fmt: skip
@click.option("--language", default=None, help="The rules' language: en or es.")
def rules(rule: str | None, shape: str, language: str | None) -> None:
    """The rules there are; with an id or a number, one of them with its sources."""
    try:
        lines = wiring.rule_lines(rule, shape, language)
    except BadData as error:
        _fail(str(error), 2)
    if lines is None:
        _fail(f"there is no rule called {rule!r}; coach rules lists them", 2)
    click.echo(lines)


@main.command(epilog="Example: coach schema > case.schema.json")
def schema() -> None:
    """The JSON Schema of a case file."""
    from bot.reading.case import Case

    click.echo(json.dumps(Case.model_json_schema(), indent=2))


@main.command(epilog="Example: coach chat")
@click.option("--plain", is_flag=True, help="No colours and no bold, for screen readers and pipes.")
@click.option("--language", default=None, help="The chat's language: en or es.")
def chat(plain: bool, language: str | None) -> None:
    """The conversation here in the terminal. No token needed."""
    from bot.adapters.terminal.chat import run
    from bot.service import CannotRun, StoreFailed

    try:
        wiring.check_language(language)
        with wiring.terminal_service() as service:
            run(
                service, wiring.printer(), styled=not plain and sys.stdout.isatty(),
                language=language,
            )  # fmt: skip
    except (CannotRun, StoreFailed, BadData) as error:
        _fail(str(error), 1)


@main.command(epilog="Example: TELEGRAM_BOT_TOKEN=123:abc coach serve")
def serve() -> None:
    """The conversation in Telegram, by long polling.

    Settings come from the environment: TELEGRAM_BOT_TOKEN, TELEGRAM_API_BASE_URL for a
    local Bot API server, COACH_DATABASE, COACH_SYNCHRONOUS (FULL or NORMAL).
    """
    from bot.service import CannotRun

    try:
        wiring.serve()
    except (CannotRun, BadData) as error:
        _fail(str(error), 1)


def _chart(drawn: Drawn | None, output: Path | None) -> None:
    """The chart in characters, or drawn into a file whose name ends in .png or .svg."""
    from bot.adapters.charts import CannotDraw
    from bot.adapters.terminal.markup import plain_text, styled_text

    if drawn is None:
        _fail("this chart has nothing to show for this case", 3)
    if output is None:
        shown = styled_text if sys.stdout.isatty() else plain_text
        click.echo(shown(drawn.characters))
        return
    if output.suffix not in (".png", ".svg"):
        _fail(f"{output}: the name has to end in .png or .svg", 2)
    try:
        svg = drawn.svg
        _put(output, svg.encode() if output.suffix == ".svg" else wiring.drawn_png(svg))
    except CannotDraw as error:
        _fail(f"{output}: {error}; try a name that ends in .svg", 1)


def _read(case: Path) -> str:
    try:
        if str(case) == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return case.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        _fail(f"{case}: this is not UTF-8 text", 2)
    except OSError as error:
        _fail(f"{case}: {error.strerror}", 2)


def _fail(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
