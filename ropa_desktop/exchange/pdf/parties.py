"""Organisations and persons with their contact details, as Article 30 asks for them."""

from collections.abc import Iterable

from ropa_desktop.exchange.pdf.answers import Answers, named, shortened
from ropa_desktop.exchange.pdf.grid import Cell
from ropa_desktop.i18n import _
from ropa_desktop.register import codes
from ropa_desktop.register.fields import State
from ropa_desktop.register.organisations import Contact, Organisation

_LONGEST_LINE = 500
_PLACE = ("address", "country")
_REACH = ("email", "phone", "website")
CONTACT_DETAILS = (*_PLACE, *_REACH)


def organisation(answers: Answers, one: Organisation) -> str:
    """The name, where it is, and how to reach it, a line each."""
    return "\n".join(
        [named(one), *(line for line in (_line(answers, one, _PLACE), _line(answers, one, _REACH)) if line)]
    )


def _line(answers: Answers, one: Organisation, names: tuple[str, ...]) -> str:
    found = (answers.said(Organisation.field(name), one) for name in names)
    return _one_line(words for words in found if isinstance(words, str))


def _one_line(parts: Iterable[str | None]) -> str:
    """The parts on one line; a very long one stands in full on the first page or in the annex."""
    line = ", ".join(words for part in parts if part for words in part.splitlines())
    return line if len(line) <= _LONGEST_LINE else shortened(line, _LONGEST_LINE)


def organisations(answers: Answers, several: list[Organisation]) -> str:
    """Each with its contact details, an empty line between them."""
    return "\n\n".join(organisation(answers, one) for one in several)


def person(one: Contact) -> str:
    """Name and function, whose person it is, and how to write and call."""
    owner = one.owner()
    who = _one_line([one.name or _("(no name yet)"), one.function, named(owner) if owner else None])
    reach = _one_line([one.email, one.phone, one.address])
    return f"{who}\n{reach}" if reach else who


def officer(answers: Answers, one: Organisation) -> Cell:
    """The data protection officer; that there is none; or that nobody has answered."""
    return person(one.dpo) if one.dpo else answers.said(Organisation.field("dpo"), one, asked=True) or ""


def representative(answers: Answers, one: Organisation) -> Cell | None:
    """The representative; nothing for who is established in the Union and needs none (Art. 27)."""
    if one.representative:
        return organisation(answers, one.representative)
    field = Organisation.field("representative")
    if field.state(one) is State.NONE or not in_the_union(one):
        return answers.said(field, one, asked=True)
    return None


def in_the_union(one: Organisation) -> bool:
    """Whether it is known to be established in the Union or the European Economic Area."""
    return one.country in codes.EEA | codes.INSIDE_UNION


def officer_and_representative(answers: Answers, one: Organisation) -> list[tuple[str, Cell]]:
    """Both with their labels, as points (a) of both paragraphs ask for them."""
    said = [(_("Data protection officer"), officer(answers, one)), (_("Representative"), representative(answers, one))]
    return [(label, answer) for label, answer in said if answer is not None]
