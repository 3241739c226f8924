"""`ropa rules`: the book that `ropa check` goes by."""

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import click

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.citation import cited

if TYPE_CHECKING:
    from ropa_desktop.register.rules.rule import Rule

_HEAD = """# The rules

What `ropa check` and the window look for in a register: {count} rules, grouped by what they are about. A rule of the
level *missing* asks for what an article wants in the record, a *contradiction* is of two answers that cannot both be
true, and *advice* can be left where it does not fit. A rule with a profile counts only for records that are judged
by that law or template (`ropa check --profile`). No rule says that a register is compliant.

This page is made from the rules themselves (`ropa rules --format markdown`); each of them has an entry on which it
speaks and one on which it does not, and both are tested.
"""
_LEVELS = {"missing": N_("missing"), "contradiction": N_("contradiction"), "advice": N_("advice")}


@dataclass(frozen=True)
class _Page:
    """What is printed of a rule."""

    code: str
    level: str
    article: str
    says: str
    why: str
    mend: str
    subject: str = ""
    only: str = ""  # the profile for which alone it counts


@click.command()
@click.argument("code", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to say it."
)
def rules(code: str | None, form: str) -> None:
    """Print the rules that a register is checked by, or one of them."""
    from ropa_desktop.errors import KnownError
    from ropa_desktop.register.rules.book import all_rules

    pages = [_page(one) for one in all_rules() if code is None or one.code == code.upper()]
    if not pages:
        raise KnownError(_("There is no rule {code}.").format(code=code))
    if form == "json":
        click.echo(json.dumps([asdict(page) for page in pages], ensure_ascii=False, indent=1))
    elif form == "markdown":
        click.echo(in_markdown(pages), nl=False)
    else:
        click.echo("\n\n".join(_words(page) for page in pages))


def _page(one: "Rule") -> _Page:
    says, subject = _(one.says).replace("{label}", "…"), _subject(one.look.__module__)
    return _Page(one.code, one.level, one.article, says, _(one.why), _(one.mend), subject, one.only)


def _words(page: _Page) -> str:
    return f"{page.code} ({_weight(page)}): {page.says}\n  {page.why}\n  {page.mend}"


def _weight(page: _Page) -> str:
    article = f", {cited(page.article)}" if page.article else ""
    only = f", {_('profile {code} only').format(code=page.only)}" if page.only else ""
    return _(_LEVELS[page.level]) + article + only


def _subject(module: str) -> str:
    """What the rules of a module are about: its docstring says it, after their numbers."""
    words = re.sub(r"^R\d+(?: and R?\d+)*: ", "", (sys.modules[module].__doc__ or "").strip()).removesuffix(".")
    return words[:1].upper() + words[1:]


def in_markdown(pages: Iterable[_Page]) -> str:
    """The whole book as docs/rules.md has it: by subject, then by code."""
    listed = list(pages)
    first: dict[str, str] = {}
    for page in listed:
        first.setdefault(page.subject, page.code)
    ordered = sorted(listed, key=lambda page: (first[page.subject], page.code))
    parts = [_HEAD.format(count=len(listed))]
    for subject, rules_of_it in groupby(ordered, key=lambda page: page.subject):
        parts.append(f"## {subject}\n")
        parts += [_paragraph(page) for page in rules_of_it]
    return "\n".join(parts)


def _paragraph(page: _Page) -> str:
    return f"**{page.code}** ({_weight(page)}). {page.says}\n\n- *Why:* {page.why}\n- *How to mend it:* {page.mend}\n"
