"""Help on one field, put together from what is declared of it: nothing is written a second time for it."""

from typing import NamedTuple

from ropa_desktop import i18n
from ropa_desktop.i18n import N_, _
from ropa_desktop.register import law, templates
from ropa_desktop.register.citation import spelled
from ropa_desktop.register.codes import PROFILES
from ropa_desktop.register.fields import Field, Need
from ropa_desktop.register.kinds import Choice, Day, Period
from ropa_desktop.register.starting_points.examples import examples

_NEEDS = {
    Need.MANDATORY: N_("It has to be answered."),
    Need.WHERE_APPLICABLE: N_("It has to be answered where it applies; that there is none can be stated."),
    Need.WHERE_POSSIBLE: N_("It has to be answered where that is possible; that there is none can be stated."),
    Need.ASKED: N_("Authorities' templates or another article ask for it; Art. 30 itself does not."),
    Need.FREE: "",
}  # fmt: skip
_MOST = 14  # choices


class Piece(NamedTuple):
    """A part of the help; `tone` is "law" for the law's own words, "soft" for where something comes from."""

    heading: str
    words: str
    tone: str = ""


def help_on(class_name: str, field: Field) -> list[Piece]:
    """What is asked, examples, the law's own words and the names that authorities' templates have for it."""
    asked = " ".join(filter(None, (_(field.help), _(_NEEDS[field.required]))))
    return [
        Piece("", asked),
        *_answers(field),
        *_examples(class_name, field),
        *_law(field.article),
        *_templates(class_name, field.name),
    ]


def _answers(field: Field) -> list[Piece]:
    if isinstance(field.kind, Choice):
        titles = list(field.kind.titles().values())
        shown = titles if len(titles) <= _MOST + 1 else titles[:_MOST]
        more = [_("and {n} more").format(n=len(titles) - len(shown))] if len(shown) < len(titles) else []
        return [Piece(_("Answers to choose from"), "\n".join(f"– {one}" for one in [*shown, *more]))]
    if isinstance(field.kind, Day):
        return [Piece(_("How it is written"), _("A day as year, month, day: 2026-03-09."))]
    if isinstance(field.kind, Period):
        return [Piece(_("How it is written"), _("A number and a unit: 6 months, 10 years."))]
    return []


def _examples(class_name: str, field: Field) -> list[Piece]:
    found = examples(class_name, field.name)
    if not found:
        return []
    lines = [_("{words} – in the starting point “{title}”").format(words=words, title=title) for words, title in found]
    return [Piece(_("Examples"), "\n".join(f"– {one}" for one in lines))]


def _law(article: str) -> list[Piece]:
    if not article:
        return []
    own, heading = i18n.language(), _("Art. {article} of the Regulation").format(article=spelled(article))
    if words := law.passage(article, own):
        return [Piece(heading, _quoted(words), "law"), Piece("", _(law.SOURCE), "soft")]
    words = law.passage(article)
    if not words:
        return [Piece(heading, _("The program does not hold the words of this article."), "soft")]
    told = _("The law's words are shown in English; in your language the program does not hold them yet.")
    return [Piece(heading, f"“{words}”", "law"), Piece("", f"{told} {_(law.SOURCE)}", "soft")]


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words)


def _templates(class_name: str, field_name: str) -> list[Piece]:
    lines = [
        f"– {_(PROFILES[one.code])}: {_quoted(item.name)}"
        for one in templates.ALL.values()
        for item in one.items
        if (item.class_name, item.field) == (class_name, field_name)
    ]
    if not lines:
        return []
    return [Piece(_("What authorities' templates call it"), "\n".join(lines)), Piece("", _(templates.SOURCE), "soft")]
