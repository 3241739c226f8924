"""Takes a list of adequacy decisions over into a register, as one step that undo takes back."""

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.decision_news import FACTS, News, news
from ropa_desktop.register.reference import Decision, adequacy_decisions
from ropa_desktop.store.register import Register


def compared(register: Register, read: list[Decision]) -> News:
    """What the list brings beside what the register knows."""
    return news(read, register.all(AdequacyDecision))


def take(register: Register, found: News, name: str) -> set[str]:
    """Store what is new or changed; gives the ids of the records. Nothing is written where nothing is."""
    worth = found.worth()
    if not worth:
        return set()
    with register.step(_("Adequacy decisions from {name}").format(name=name[:80])) as session:
        own = {one.code: one for one in register.all(AdequacyDecision) if one.code}
        ids = set()
        for decision in worth:
            record = own.get(decision.code)
            if record is None:
                record = AdequacyDecision(code=decision.code)
                session.add(record)
            setattr(record, "retired_on", None)  # noqa: B010  (roots only have it)
            for fact in FACTS:
                setattr(record, AdequacyDecision.field(fact).name, getattr(decision, fact) or None)
            ids.add(record.id)
    return ids


def fill(register: Register, record: AdequacyDecision) -> set[str]:
    """Give an entry of a code that ships the facts that it leaves empty, so that only what differs is typed."""
    shipped = next((one for one in adequacy_decisions() if one.code == record.code), None)
    if shipped is None:
        raise KnownError(_("“{code}” is no entry that ships with the program. Nothing was changed; give such a code, "
                           "for instance US-DPF.").format(code=record.code or ""))  # fmt: skip
    fields = [(AdequacyDecision.field(fact).name, getattr(shipped, fact)) for fact in FACTS]
    empty = [(name, value) for name, value in fields if value and not getattr(record, name)]
    if not empty:
        return set()
    with register.step(_("Facts of {code} from the entry that ships").format(code=shipped.code)):
        for name, value in empty:
            setattr(record, name, value)
    return {record.id}
