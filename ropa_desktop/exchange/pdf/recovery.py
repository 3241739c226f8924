"""The recovery sheet: one page to be printed and kept apart, which opens an encrypted register without its password."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.blocks import heading, paragraph, rows
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import LEAD, Style, mm
from ropa_desktop.exchange.pdf.tags import BODY, ITEM, LABEL, LIST
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _

_CODE: Final = Style(21, 34, bold=True)
_NUMBER: Final = Style(12, 34, tone="soft")
_GROUP: Final = mm(34)
_INDENT: Final = mm(12)
_BASE: Final = 0.68


@dataclass(frozen=True)
class Sheet:
    """What stands on it; `mark` tells the sheets of one register apart."""

    file_name: str
    register_id: str
    mark: str
    code: Sequence[str]


def write(sheet: Sheet, target: Path) -> Written:
    """Write the sheet in the language in force; only this user may read the file."""
    with (
        replacing(target) as fresh,
        Paper(
            fresh, title=_("Recovery sheet"), language=i18n.language(), page_label=_("page {page} of {pages}"),
            footer=_("Whoever has this sheet and the file can read the register."), read_footer=True,
        ) as paper,
    ):  # fmt: skip
        _draw(paper, sheet)
    return Written(target, 1)


def _draw(paper: Paper, sheet: Sheet) -> None:
    heading(paper, 0, _("Recovery sheet"), key="sheet")
    paragraph(paper, sheet.file_name, LEAD)
    paragraph(
        paper,
        _("This code opens the register where its password is forgotten: type the four lines where the password is "
          "asked for. Print the sheet, keep it where you keep contracts, away from the computer and from the "
          "backups, and delete this file."),
    )  # fmt: skip
    heading(paper, 2, _("Code"))
    _draw_code(paper, sheet.code)
    paper.skip(mm(6))
    heading(paper, 2, _("What it belongs to"))
    rows(paper, [
        (_("Register"), sheet.register_id), (_("Mark of this key"), sheet.mark),
        (_("Made on"), dates.in_words(dates.today())),
    ])  # fmt: skip
    heading(paper, 2, _("Good to know"))
    for words in (
        _("Small letters are as good as capitals, and spaces do not matter. The letters I, L, O and U do not occur; "
          "if you read one, it is a 1, a 1, a 0 or a V. Each line checks itself, so a slip is told by its number."),
        _("Another password makes another key: then this sheet opens only the copies and backups made before. Where "
          "password and sheet are both lost nobody can open the register, and neither can the makers of the program."),
    ):  # fmt: skip
        paragraph(paper, words)


def _draw_code(paper: Paper, code: Sequence[str]) -> None:
    tags, ink = paper.tags, paper.ink
    whole = tags.block(LIST)
    for number, line in enumerate(code, start=1):
        top = paper.take(_CODE.leading)
        base = top - _BASE * _CODE.leading
        item = tags.add(ITEM, whole)
        ink.text(paper.left, base, [str(number)], _NUMBER, mark=tags.mark(tags.add(LABEL, item)))
        body = tags.add(BODY, item)
        for place, group in enumerate(line.split(" ")):
            ink.text(paper.left + _INDENT + place * _GROUP, base, [f"{group} "], _CODE, mark=tags.mark(body))
