"""Lists: the rows of the shown columns, by pages, sorted and filtered by SQLite.

No SQLAlchemy here: the first page of a list is painted before that is imported (design: what things cost).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

PAGE = 200
OWNER = "owner"  # the one column that shows no field: what a row belongs to


@dataclass(frozen=True)
class Column:
    """One column of a list: the field whose heading and words it takes, and the SQL that gives its value."""

    field: str  # "code", or "Purpose.legal_basis" for a field of another class
    sql: str
    width: int = 0  # in characters; 0 takes what is left


class Only(NamedTuple):
    """SQL that says which records of `t` are wanted, with its parameters."""

    sql: str = "1"
    values: dict[str, Any] = {}


EVERYTHING = Only()


@dataclass(frozen=True)
class Listing:
    """The list of a class of records."""

    record: str
    table: str
    columns: tuple[Column, ...]
    retired: str = "t.retired_on"

    def ids(
        self,
        connection: Any,
        sort: int = 0,
        *,
        down: bool = False,
        with_retired: bool = False,
        most: int = -1,
        only: Only = EVERYTHING,
    ) -> list[str]:
        """The ids of the list in order; `most` says how many are wanted, -1 for all."""
        where = "1" if with_retired or not self.retired else f"{self.retired} IS NULL"
        way = "DESC" if down else "ASC"
        order = [f"{self.columns[sort].sql} COLLATE NOCASE {way}"]
        order += [f"{column.sql} COLLATE NOCASE" for column in self.columns[:2] if column is not self.columns[sort]]
        statement = (
            f"SELECT t.id FROM {self.table} t WHERE {where} AND {only.sql}"
            f" ORDER BY {', '.join(order)}, t.id LIMIT :most"
        )
        return [row[0] for row in connection.execute(statement, {**only.values, "most": most})]

    def values(self, connection: Any, place: int) -> dict[str, Any]:
        """What every record has in one column."""
        return dict(connection.execute(f"SELECT t.id, {self.columns[place].sql} FROM {self.table} t"))

    def count(self, connection: Any, *, with_retired: bool = False) -> int:
        """How many records the list has."""
        where = f"WHERE {self.retired} IS NULL" if self.retired and not with_retired else ""
        return int(connection.execute(f"SELECT count(*) FROM {self.table} t {where}").fetchone()[0])

    def titles(self, connection: Any, columns: Sequence[str], none: str) -> list[tuple[str, str]]:
        """Id and title of every record that is not set aside, by title."""
        where = f"WHERE {self.retired} IS NULL" if self.retired else ""
        named = connection.execute(f"SELECT t.id, {', '.join(columns)} FROM {self.table} t {where}").fetchall()
        titles = [(row[0], " ".join(str(word) for word in row[1:] if word) or none) for row in named]
        return sorted(titles, key=lambda pair: pair[1].casefold())

    def rows(self, connection: Any, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
        """The shown columns of these records; the last value says whether a record is retired."""
        shown = ", ".join(column.sql for column in self.columns)
        retired = f"{self.retired} IS NOT NULL" if self.retired else "0"
        marks = ", ".join("?" * len(ids))
        statement = f"SELECT t.id, {shown}, {retired} FROM {self.table} t WHERE t.id IN ({marks})"
        return {row[0]: row[1:] for row in connection.execute(statement, tuple(ids))}


def _own(field: str, width: int = 0) -> Column:
    return Column(field, f't."{field}"', width)


def _name_of(field: str, width: int = 0, key: str = "", name: str = "name", table: str = "organisation") -> Column:
    return Column(field, f"(SELECT l.{name} FROM {table} l WHERE l.id = t.{key or field + '_id'})", width)


def _of_rows(field: str, table: str, name: str, owner: str, width: int) -> Column:
    return Column(field, f"(SELECT group_concat(DISTINCT r.{name}) FROM {table} r WHERE r.{owner} = t.id)", width)


_CONTROLLERS = (
    "(SELECT group_concat(o.name, ', ') FROM processing_on_behalf_controllers c"
    " JOIN organisation o ON o.id = c.organisation_id WHERE c.processing_on_behalf_id = t.id)"
)
_PARENT = "(SELECT o.name FROM engagement e JOIN organisation o ON o.id = e.processor_id WHERE e.id = t.parent_id)"
_SENT_FOR = (
    "COALESCE((SELECT a.name FROM processing_activity a WHERE a.id = t.processing_activity_id),"
    " (SELECT b.name FROM processing_on_behalf b WHERE b.id = t.processing_on_behalf_id),"
    " (SELECT o.name FROM engagement e JOIN organisation o ON o.id = e.processor_id WHERE e.id = t.engagement_id))"
)
_REVIEWED = (
    "(SELECT o.name FROM engagement e JOIN organisation o ON o.id = e.processor_id WHERE e.id = t.engagement_id)"
)

LISTINGS: dict[str, Listing] = {
    listing.record: listing
    for listing in (
        Listing("ProcessingActivity", "processing_activity", (
            _own("code", 9), _own("name"),
            _of_rows("Purpose.legal_basis", "purpose", "legal_basis", "processing_activity_id", 9), _own("status", 9))),
        Listing("ProcessingOnBehalf", "processing_on_behalf", (
            _own("code", 9), _own("name"), Column("controllers", _CONTROLLERS), _own("status", 9))),
        Listing("Organisation", "organisation", (_own("name"), _own("country", 13), _own("kept_for", 9))),
        Listing("Engagement", "engagement", (
            _name_of("processor"), _own("service"), Column("parent", _PARENT, 16), _own("status", 9))),
        Listing("Transfer", "transfer", (
            _name_of("importer"), _own("country", 14), _own("tool"), Column(OWNER, _SENT_FOR)), ""),
        Listing("RetentionRule", "retention_rule", (
            _own("code", 9), _own("label"), _own("period", 10), _own("starts"))),
        Listing("System", "system", (_own("name"), _name_of("vendor"), _own("hosting_countries", 14))),
        Listing("SecurityMeasure", "security_measure", (_own("name"), _own("group"))),
        Listing("CategoryOfDataSubjects", "category_of_data_subjects", (_own("name"), _own("vulnerable", 12))),
        Listing("CategoryOfPersonalData", "category_of_personal_data", (_own("name"), _own("special"))),
        Listing("Screening", "screening", (
            _name_of("activity", table="processing_activity"), _own("outcome", 14), _own("assessed_on", 12))),
        Listing("InterestAssessment", "interest_assessment", (
            _name_of("activity", table="processing_activity"),
            _name_of("purpose", 16, table="purpose", name="purpose"), _own("outcome", 14), _own("assessed_on", 12))),
        Listing("TransferAssessment", "transfer_assessment", (
            _name_of("importer"), _own("country", 14), _own("outcome", 14), _own("assessed_on", 12))),
        Listing("ContractReview", "contract_review", (
            Column("engagement", _REVIEWED), _own("outcome", 14), _own("assessed_on", 12))),
        Listing("AdequacyDecision", "adequacy_decision", (
            _own("label"), _own("list", 14), _own("valid_from", 11), _own("valid_until", 11))),
        Listing("Document", "document", (_own("label"), _own("kind", 12), _own("dated", 11))),
    )
}  # fmt: skip
