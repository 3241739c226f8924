"""Findings that somebody judged not to apply, and whether the facts are still those that were judged."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.record import Record
from ropa_desktop.register.reference import decisions
from ropa_desktop.register.rules.book import rule_of
from ropa_desktop.register.rules.rule import Rule
from ropa_desktop.register.watching import Note, Watch

if TYPE_CHECKING:
    from ropa_desktop.register.check import Finding


class Judgement(NamedTuple):
    """Why a finding does not apply, who said so, and when; `id` is that of the record that keeps it."""

    id: str
    reason: str
    decided_by: str
    decided_on: date | None


class Dismissals:
    """What was judged not to apply in a register, by record."""

    def __init__(self, records: Iterable[DismissedFinding] = ()) -> None:
        self._of: dict[str, list[DismissedFinding]] = defaultdict(list)
        for one in records:
            if one.retired_on is None and one.of_record:
                self._of[one.of_record].append(one)

    def __bool__(self) -> bool:
        return bool(self._of)

    def about(self, record: Record) -> bool:
        """Whether anything was judged of this record itself."""
        return record.id in self._of

    def of(self, record: Record, rule: Rule, field: str) -> Judgement | None:
        """The judgement on what a rule says beside a field, as long as the facts are those that were judged."""
        for one in self._of.get(record.id, ()):
            if (one.rule, one.of_field) == (rule.code, field) and one.facts and one.facts == _facts_of(one, record):
                return Judgement(one.id, one.reason or "", one.decided_by or "", one.decided_on)
        return None


def dismissal(finding: "Finding", record: Record, reason: str, by: str, on: date) -> DismissedFinding:
    """The judgement that a finding does not apply, to be kept in a step; `record` is the one that it speaks of."""
    if not reason.strip():
        raise KnownError(_("Say why it does not apply; the reason is what an authority will ask for."))
    if record.id != finding.record_id:
        raise ValueError("the finding speaks of another record")
    return DismissedFinding(
        rule=finding.code,
        of_class=finding.class_name,
        of_record=finding.record_id,
        of_field=finding.field_name,
        told=finding.sentence,
        reason=reason.strip(),
        decided_by=by,
        decided_on=on,
        facts=facts(rule_of(finding.code), record, finding.field_name, on),
    )


def replaced_by(new: DismissedFinding, records: Iterable[DismissedFinding]) -> list[DismissedFinding]:
    """The judgements on the same that a new one takes the place of; to be retired in the same step."""
    same = new.rule, new.of_record, new.of_field
    known = [one for one in records if one is not new and one.retired_on is None]
    return [one for one in known if (one.rule, one.of_record, one.of_field) == same]


def facts(rule: Rule, record: Record, field: str, on: date) -> str:
    """The day, and a fingerprint of all that the rule looks at on that day for what it says beside a field.

    The day is kept, since a rule may look at more the later it is: the same facts are to have the same fingerprint
    whenever it is taken.
    """
    watch = Watch()
    said = [found for found in rule.look(watch.of(record), on) if found.field == field]
    alone = Watch()  # many rules go through all fields: where this one alone makes it say the same, others are no facts
    if said == [found for found in rule.look(alone.of(record, field), on) if found.field == field]:
        watch = alone
    notes = sorted([*watch.notes, *_decided(watch.notes)])
    digest = hashlib.sha256(json.dumps(notes, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return f"{on.isoformat()} {digest.hexdigest()}"


def _facts_of(one: DismissedFinding, record: Record) -> str:
    """The fingerprint as it would be now, taken for the day of the judgement."""
    try:
        day = date.fromisoformat((one.facts or "")[:10])
    except ValueError:
        return ""
    return facts(rule_of(one.rule or ""), record, one.of_field or "", day)


def _decided(notes: Set[Note]) -> Iterator[Note]:
    """The adequacy decisions that count for the transfers looked at: they are facts, too, and they change."""
    read = [one for one in notes if one.name in ("country", "adequacy_decision") and one.value != "null"]
    if not any(one.class_name == "Transfer" for one in notes):
        return
    told = {one for one in (json.loads(each.value) for each in read) if isinstance(one, str)}
    for one in decisions():
        if one.code in told or any(one.names(country) for country in told):
            days = f"{one.valid_from} {one.valid_until}"
            yield Note("Decision", one.code, "holds", f"{one.list} {one.territory} {days} {one.scope_kind} {one.scope}")
