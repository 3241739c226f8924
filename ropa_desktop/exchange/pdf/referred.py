"""Which records of the directory a record refers to, so that its annexes hold these and no others."""

from collections.abc import Iterator
from typing import Any, Final, TypeVar, cast

from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ASSESSMENTS, by_what_they_looked_at
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.kinds import Link, Links
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData

R = TypeVar("R", bound=Record)
_KEPT: Final = (
    Organisation, Contact, DpfEntry, Engagement, RetentionRule, System, SecurityMeasure, Document,
    CategoryOfDataSubjects, CategoryOfPersonalData, AdequacyDecision, *ASSESSMENTS,
)  # fmt: skip
_ENTRIES: Final = frozenset({"ProcessingActivity", "ProcessingOnBehalf"})  # they have sections of their own


class Referred:
    """Follows what records point at; of records without number it keeps those of the directory only."""

    def __init__(self, contents: Contents) -> None:
        self._found: dict[type[Record], dict[str, Record]] = {cls: {} for cls in _KEPT}
        self._roles: dict[str, dict[str, None]] = {}
        self._assessed = by_what_they_looked_at(contents.directory)
        if contents.organisation is not None:
            for record in (contents.organisation, *contents.directory.get(AdequacyDecision, ())):
                self.follow(record)
            return
        for cls in _KEPT:
            for record in contents.directory.get(cls, ()):
                self.follow(record)

    def follow(self, record: Record) -> None:
        """Notes everything that this record points at, directly or through others."""
        waiting = [record]
        while waiting:
            one = waiting.pop()
            if (found := self._found.get(one.declared)) is not None:
                if one.id in found:
                    continue
                found[one.id] = one
            waiting += self._pointed_at(one)
            waiting += self._assessed.get(one.id, ())

    def _pointed_at(self, record: Any) -> Iterator[Record]:
        for one in type(record).fields:
            if not isinstance(one.kind, Link) or one.kind.target in _ENTRIES:
                continue
            value = one.value(record)
            others = value if isinstance(one.kind, Links) else [value] if value is not None else []
            if one.kind.target == "Organisation":
                for other in others:
                    self._roles.setdefault(other.id, {})[one.label] = None
            yield from others
        if isinstance(record, Engagement):
            yield from record.sub_processors
        if isinstance(record, Contact | DpfEntry) and (owner := record.owner()):
            yield owner

    def of(self, cls: type[R]) -> list[R]:
        """The records of this class, in the order of their titles."""
        found = cast("list[R]", list(self._found[cls].values()))
        return sorted(found, key=lambda one: (one.title().casefold(), one.id))

    def roles(self, organisation: Organisation) -> str:
        """As what the organisation is named."""
        return ", ".join(_(label) for label in self._roles.get(organisation.id, ()))
