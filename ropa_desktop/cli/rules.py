"""`ropa rules`: the book that `ropa check` goes by."""

import json
from dataclasses import dataclass

import click

from ropa_desktop.i18n import _


@dataclass(frozen=True)
class _Page:
    """What is printed of a rule."""

    code: str
    level: str
    article: str
    says: str
    why: str
    mend: str


@click.command()
@click.argument("code", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
def rules(code: str | None, form: str) -> None:
    """Print the rules that a register is checked by, or one of them."""
    from ropa_desktop.errors import KnownError
    from ropa_desktop.register.rules.book import all_rules

    pages = [
        _Page(one.code, one.level, one.article, _(one.says), _(one.why), _(one.mend))
        for one in all_rules()
        if code is None or one.code == code.upper()
    ]
    if not pages:
        raise KnownError(_("There is no rule {code}.").format(code=code))
    if form == "json":
        click.echo(json.dumps([vars(page) for page in pages], ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(_words(page) for page in pages))


def _words(page: _Page) -> str:
    article = f", {_('Art. {article}').format(article=page.article)}" if page.article else ""
    return f"{page.code} ({_(page.level)}{article}): {page.says}\n  {page.why}\n  {page.mend}"
