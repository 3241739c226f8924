"""The tables beside the records: what the register says of itself, its steps, and its search index."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from ropa_desktop.register import records  # noqa: F401  (declares the records' tables)
from ropa_desktop.register.record import Record

metadata = Record.metadata

ABOUT = Table("about", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

# Kept by content, written once, never changed: so a step need not carry it.
DOCUMENT_FILE = Table(
    "document_file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

STEP = Table(
    "step",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),  # UTC, ISO 8601
    Column("author", String, nullable=False),
    Column("title", String, nullable=False),
    Column("kind", String, nullable=False),  # edit, undo, redo, delivery, redaction
    Column("target", Integer),  # the step that this one takes back
    Column("hash", String(64), nullable=False),
    Column("salt", String(32)),  # both empty in steps of revision 0001, whose hash covers the title itself
    Column("title_digest", String(64)),
)

STEP_ROW = Table(
    "step_row",
    metadata,
    Column("step", Integer, ForeignKey("step.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("table_name", String, nullable=False),
    Column("row_id", String, nullable=False),
    Column("root_id", String, nullable=False, index=True),
    Column("before", String),
    Column("after", String),
    Column("salt", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
)

# Every export is noted by a step of its own, so that a history cut off behind it shows. `state` is the hash of `step`.
DELIVERY = Table(
    "delivery",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("step", Integer, nullable=False),
    Column("state", String(64), nullable=False),
    Column("record", String, nullable=False),  # controller, processor, or whole
    Column("organisation_id", String(32)),
    Column("file_name", String, nullable=False),
    Column("language", String, nullable=False),
    Column("handed_to", String),
)

# Rows of steps (position -1: the title) whose personal data were erased, with the seal of what is left.
REDACTION = Table(
    "redaction",
    metadata,
    Column("step", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("salt", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
)

# Which states of other copies of this register were taken in.
MERGED = Table(
    "merged",
    metadata,
    Column("their_hash", String(64), primary_key=True),
    Column("their_step", Integer, nullable=False),
)

SEARCH_TEXT = Table(
    "search_text",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("row_id", String, nullable=False, unique=True),
    Column("root_id", String, nullable=False, index=True),
    Column("words", String, nullable=False),
)

# The order in which activities are listed, so that the list opens without reading them all. The migration says
# COLLATE NOCASE of the first two, which SQLAlchemy does not see when it compares (tests/store/test_migrations.py).
_ACTIVITY = metadata.tables["processing_activity"].c
Index("ix_processing_activity_listed", _ACTIVITY.code, _ACTIVITY.name, _ACTIVITY.id, _ACTIVITY.retired_on)

# What is recorded: everything that the user states; the rest is derived from it or records it.
RECORDED = tuple(
    table
    for name, table in sorted(metadata.tables.items())
    if name not in {"about", "document_file", "step", "step_row", "search_text"}
)
