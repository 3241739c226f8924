"""Chips over a list: which answers of its records one wants to see, as SQL with parameters.

No SQLAlchemy here: a register is opened again with its chips, before that is imported. A chip is one line of CHIPS;
its `pairs` are SQL that gives each record's id beside each answer, so that one statement finds, another counts.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ropa_desktop.i18n import N_
from ropa_desktop.register.codes import EEA, INSIDE_UNION
from ropa_desktop.store.lists import LISTINGS, Only

ANY = "\0"  # some answer, whichever; no text of a register holds it
NONE = ""  # not yet answered
YES = "1"

Chosen = Mapping[str, Sequence[str]]  # by chip: the answers, of which a record gives at least one


@dataclass(frozen=True)
class Chip:
    """One question to the records of a list."""

    field: str  # "status", or "Purpose.legal_basis" of another class; or the name of a fact, which has words
    pairs: str
    names: str = ""  # the table whose records are the answers
    fact: str = ""  # what it says, where it can only be so
    written: bool = False  # the answers are words of the register: outside it only their digests are kept


def _own(field: str) -> Chip:
    return Chip(field, f'SELECT t.id AS id, t."{field}" AS value FROM {{table}} t')


def _written(field: str) -> Chip:
    return replace(_own(field), written=True)


def _listed(field: str) -> Chip:
    return Chip(field, f'SELECT t.id AS id, j.value AS value FROM {{table}} t, {_split(f"""t."{field}" """)}')


def _link(field: str, table: str) -> Chip:
    return Chip(field, f"SELECT t.id AS id, t.{field}_id AS value FROM {{table}} t", table)


def _links(field: str, table: str) -> Chip:
    return Chip(field, f"SELECT t.{{table}}_id AS id, t.{table}_id AS value FROM {{table}}_{field} t", table)


def _rows(field: str, table: str) -> Chip:
    column = field.rpartition(".")[2]
    return Chip(field, f'SELECT r.{{table}}_id AS id, r."{column}" AS value FROM {table} r')


def _fact(name: str, words: str, where: str) -> Chip:
    return Chip(name, f"SELECT t.id AS id, {YES} AS value FROM {{table}} t WHERE {where}", fact=words)


def _split(codes: str) -> str:
    # Codes stand in one column, separated by spaces; json_quote makes any text safe to take apart as JSON.
    return f"json_each('[' || replace(json_quote({codes}), ' ', '\",\"') || ']') j"


_SPECIAL = Chip(
    "PersonalData.special",
    f"SELECT d.{{table}}_id AS id, j.value AS value FROM personal_data d, {_split('d.special')}"
    " UNION ALL SELECT d.{table}_id, j.value FROM personal_data d"
    f" JOIN category_of_personal_data c ON c.id = d.category_id, {_split('c.special')}",
)
_OUTSIDE = "value NOT IN (SELECT g.value FROM json_each(:inside) g)"
# Who is set aside or has ended before the day passes nothing on: register/chain.py says the same.
_COUNTS = (
    "e.retired_on IS NULL AND NOT (e.status IS 'ended' AND (e.contract_end IS NULL OR e.contract_end < :day))"
    " AND NOT (e.status IS NULL AND COALESCE(e.contract_end < :day, 0))"
)
# First by processor, of which there are few, then by entry: the other way round takes twenty times as long.
_THIRD = Chip(
    "Transfer.country",
    "WITH RECURSIVE reach (top, id) AS ("
    f"SELECT e.id, e.id FROM engagement e WHERE {_COUNTS} UNION"
    f" SELECT reach.top, e.id FROM reach JOIN engagement e ON e.parent_id = reach.id WHERE {_COUNTS}),"
    " sent (row_id, engagement_id, value) AS MATERIALIZED ("
    "SELECT t.{table}_id, t.engagement_id, COALESCE(NULLIF(t.country, ''), o.country)"
    " FROM transfer t LEFT JOIN organisation o ON o.id = t.importer_id),"
    " held (engagement_id, value) AS MATERIALIZED ("
    f"SELECT e.id, j.value FROM engagement e, {_split('e.storage_countries')}"
    f" UNION SELECT e.id, j.value FROM engagement e, {_split('e.access_countries')}"
    " UNION SELECT engagement_id, value FROM sent WHERE engagement_id IS NOT NULL),"
    " behind (top, value) AS MATERIALIZED ("
    f"SELECT DISTINCT reach.top, held.value FROM reach JOIN held ON held.engagement_id = reach.id WHERE {_OUTSIDE}),"
    " hosted (system_id, value) AS MATERIALIZED ("
    f"SELECT DISTINCT s.id, j.value FROM system s, {_split('s.hosting_countries')} WHERE j.{_OUTSIDE})"
    f" SELECT row_id AS id, value FROM sent WHERE row_id IS NOT NULL AND {_OUTSIDE}"
    " UNION ALL SELECT l.{table}_id, b.value FROM {table}_engagements l JOIN behind b ON b.top = l.engagement_id"
    " UNION ALL SELECT u.{table}_id, h.value FROM {table}_systems u JOIN hosted h ON h.system_id = u.system_id",
)
_OVERDUE = _fact("overdue", N_("Review overdue"), "t.next_review < :day AND t.status IS NOT 'ended'")
_LATE = _fact("overdue", N_("Review overdue"), "t.next_review < :day")
_NO_CONTRACT = _fact(
    "no_contract", N_("Contract missing"),
    "t.status IS NOT 'ended' AND t.contract_id IS NULL AND t.contract_date IS NULL"
    " AND COALESCE(t.contract_points, '') = '' AND NOT EXISTS (SELECT 1 FROM engagement_documents l"
    " JOIN document d ON d.id = l.document_id WHERE l.engagement_id = t.id AND d.kind = 'contract')",
)  # fmt: skip
_EXPIRED = _fact("expired", N_("No longer valid"), "t.valid_until < :day")

_DECLARED: dict[str, tuple[Chip, ...]] = {
    "ProcessingActivity": (
        _rows("Purpose.legal_basis", "purpose"), _SPECIAL, _THIRD, _own("status"), _written("process_owner"),
        _written("department"), _OVERDUE),
    "ProcessingOnBehalf": (_own("status"), _links("controllers", "organisation"), _THIRD, _OVERDUE),
    "Organisation": (_own("country"), _own("kept_for")),
    "Engagement": (_own("status"), _listed("storage_countries"), _listed("access_countries"), _NO_CONTRACT),
    "Transfer": (_own("tool"), _own("country"), _own("kind")),
    "RetentionRule": (_own("fate"), _own("begins"), _own("jurisdiction")),
    "System": (_link("vendor", "organisation"), _listed("hosting_countries")),
    "SecurityMeasure": (_own("group"),),
    "CategoryOfDataSubjects": (_own("vulnerable"),),
    "CategoryOfPersonalData": (_listed("special"),),
    "Screening": (_own("outcome"), _LATE),
    "InterestAssessment": (_own("outcome"), _LATE),
    "TransferAssessment": (_own("outcome"), _own("country"), _LATE),
    "ContractReview": (_own("outcome"), _LATE),
    "AdequacyDecision": (_own("list"),),
    "Document": (_own("kind"), _EXPIRED),
}  # fmt: skip

CHIPS: dict[str, dict[str, Chip]] = {
    name: {one.field: replace(one, pairs=one.pairs.replace("{table}", LISTINGS[name].table)) for one in chips}
    for name, chips in _DECLARED.items()
}


def condition(class_name: str, chosen: Chosen, day: date) -> Only:
    """What a record must say: of each chip one of its answers."""
    parts: list[str] = []
    values = _facts(day)
    for name, answers in chosen.items():
        if not answers or (chip := CHIPS[class_name].get(name)) is None:
            continue
        answered = f"SELECT id FROM ({_given(chip)})"
        given = f"given{len(values)}"
        ways = [f"t.id IN ({answered} WHERE value IN (SELECT g.value FROM json_each(:{given}) g))"]
        if ANY in answers:
            ways.append(f"t.id IN ({answered})")
        if NONE in answers:
            ways.append(f"t.id NOT IN ({answered})")
        parts.append(f"({' OR '.join(ways)})")
        values[given] = json.dumps(list(answers))
    return Only(" AND ".join(parts) or "1", values)


def count(raw: Any, chip: Chip, among: Iterable[str], day: date) -> dict[str, int]:
    """Each answer to a chip, with how many of these records give it; also how many give one, and how many none."""
    asked = set(among)
    found: dict[str, int] = {}
    answered = set()
    for row_id, value in raw.execute(_given(chip), _facts(day)):
        if row_id in asked:
            answered.add(row_id)
            found[value] = found.get(value, 0) + 1
    return {**found, ANY: len(answered), NONE: len(asked) - len(answered)}


def names(raw: Any, chip: Chip, answers: Iterable[str]) -> dict[str, str]:
    """What the records are called that are answers to a chip."""
    statement = f"SELECT id, name FROM {chip.names} WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] or "" for row in raw.execute(statement, (json.dumps(list(answers)),))}


def sealed(register_id: str, class_name: str, chosen: Chosen) -> dict[str, list[str]]:
    """The choice as it may be kept outside the register: of what somebody wrote, only the digest."""
    chips = CHIPS[class_name]
    return {
        name: [_digest(register_id, one) if chips[name].written else one for one in answers]
        for name, answers in chosen.items()
        if answers and name in chips
    }


def unsealed(raw: Any, register_id: str, class_name: str, kept: Chosen, day: date) -> dict[str, list[str]]:
    """The choice that was kept, without what nobody answers any more."""
    found: dict[str, list[str]] = {}
    for name, answers in kept.items():
        chip = CHIPS[class_name].get(name)
        if chip is not None and chip.written:
            given = {one for _id, one in raw.execute(_given(chip), _facts(day))}
            known = {_digest(register_id, one): one for one in (*given, ANY, NONE)}
            answers = [known[one] for one in answers if one in known]
        if chip is not None and answers:
            found[name] = list(answers)
    return found


def _given(chip: Chip) -> str:
    return (
        f"SELECT DISTINCT id, CAST(value AS TEXT) AS value FROM ({chip.pairs})"
        " WHERE id IS NOT NULL AND value IS NOT NULL AND value <> ''"
    )


def _facts(day: date) -> dict[str, Any]:
    return {"day": day.isoformat(), "inside": json.dumps(sorted(EEA | INSIDE_UNION))}


def _digest(register_id: str, words: str) -> str:
    return hashlib.sha256(f"{register_id}\0{words}".encode()).hexdigest()[:24]
