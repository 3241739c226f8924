"""What was handed over: every export is noted by a step of its own, so that a history cut off behind it shows."""

from dataclasses import dataclass

from sqlalchemy import func, insert, select

from ropa_desktop.i18n import _
from ropa_desktop.register.contents import Standing
from ropa_desktop.store.register import Register
from ropa_desktop.store.tables import DELIVERY


@dataclass(frozen=True)
class Delivery:
    """One document that left the register, and the state that it shows: a step with its hash."""

    number: int
    step: int
    state: str
    record: str  # "controller" for Art. 30(1), "processor" for Art. 30(2), "whole" for all of it
    organisation_id: str | None
    file_name: str
    language: str
    handed_to: str | None


def note(
    register: Register,
    shown: Standing,
    record: str,
    organisation_id: str | None,
    file_name: str,
    language: str,
    handed_to: str = "",
) -> Delivery:
    """Write down that a document of this state was made, for whom if it is known; KnownError where nothing can be."""
    receiver = handed_to.strip()
    words = _("Handed to {receiver}: {name}") if receiver else _("Exported {name}")
    last_number = register.connection.scalar(select(func.max(DELIVERY.c.number))) or 0
    made = Delivery(
        last_number + 1, shown.step, shown.hash, record, organisation_id, file_name, language, receiver or None
    )
    with register.step(words.format(receiver=receiver[:80], name=file_name[:120]), "delivery"):
        register.connection.execute(insert(DELIVERY), [vars(made)])
    return made


def all_of(register: Register) -> list[Delivery]:
    """Every document that was noted, the last one first."""
    return [Delivery(*row) for row in register.connection.execute(select(DELIVERY).order_by(DELIVERY.c.number.desc()))]


def last(register: Register) -> Delivery | None:
    """The last document that was handed to somebody, else the last one that was made."""
    noted = all_of(register)
    return next((one for one in noted if one.handed_to), noted[0] if noted else None)
