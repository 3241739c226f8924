"""Two copies of one register that went separate ways become one.

What one copy alone has changed since their common past is taken; what both changed, each in its own way, is a clash,
which somebody decides. All of it is one step, and undo takes it back.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.chain import refuse_cycle
from ropa_desktop.register.changes import Change
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.store import backups, difference, steps
from ropa_desktop.store.changes import changes
from ropa_desktop.store.merging import circles, disputes, outcome, places
from ropa_desktop.store.merging.disputes import Dispute
from ropa_desktop.store.merging.names import Names, as_tuple
from ropa_desktop.store.merging.nones import of_none
from ropa_desktop.store.merging.notices import notices
from ropa_desktop.store.merging.outcome import Decisions, Rows
from ropa_desktop.store.merging.past import Key, Sides, common_past, differing
from ropa_desktop.store.merging.removals import Removals
from ropa_desktop.store.merging.words import Clash, Words, keys_of
from ropa_desktop.store.pairs import Pair
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register
from ropa_desktop.store.steps import Step
from ropa_desktop.store.tables import MERGED
from ropa_desktop.store.verify import verify

Progress = Callable[[int, int], None]
_PHASES = 4


@dataclass(frozen=True)
class Merge:
    """What another copy holds that ours does not: `taken` is settled, each of `clashes` is to be decided."""

    name: str  # of the file of the other copy
    theirs: Register
    their_head: Step
    our_hash: str
    clashes: tuple[Clash, ...]
    taken: tuple[Change, ...]
    notices: tuple[str, ...]
    differing: Mapping[Key, Sides] = field(repr=False)
    default: Rows = field(repr=False)
    disputes: tuple[Dispute, ...] = field(repr=False)
    settled: tuple[RowChange, ...] = field(repr=False)

    def nothing(self) -> bool:
        """Whether there is nothing to take and nothing to decide."""
        return not (self.settled or self.clashes)


def prepare(ours: Register, theirs: Register, progress: Progress = lambda _done, _total: None) -> Merge:
    """Look at both copies and change nothing; raises KnownError where they are not copies of one register."""
    name = theirs.path.name if theirs.path else _("the other copy")
    head = _refuse_strangers(ours, theirs, name)
    progress(0, _PHASES)
    if faults := verify(theirs.connection):
        raise KnownError(
            _("{name} does not hold, so nothing was taken from it: {fault}").format(name=name, fault=faults[0].sentence)
        )
    progress(1, _PHASES)
    past = common_past(ours.connection, theirs.connection)
    rows = differing(ours.connection, theirs.connection, past)
    progress(2, _PHASES)
    default, found = _examined(ours.connection, rows)
    settled = _written(ours, theirs, rows, default, found, {})
    progress(3, _PHASES)
    words = Words(Names(ours, theirs, rows, keys_of(found)), rows)
    clashes = words.in_order(found)
    taken = _told(ours, settled)
    our_head = ours.head()
    progress(4, _PHASES)
    return Merge(
        name, theirs, head, our_head.hash if our_head else "", clashes, taken,
        tuple(notices(ours, theirs, past, settled)), rows, default, tuple(found), tuple(settled),
    )  # fmt: skip


def apply(ours: Register, merge: Merge, decisions: Decisions) -> int:
    """Write it as one step, after a backup; gives how many records changed. Each clash must be decided."""
    if any(one.name not in decisions for one in merge.clashes):
        raise KnownError(_("Some clashes are not decided yet. Nothing was changed."))
    head = ours.head()
    if (head.hash if head else "") != merge.our_hash:
        raise KnownError(_("The register was changed meanwhile. Nothing was merged; start the merge again."))
    if merge.nothing():
        return 0
    backups.before(ours, "merge")
    written = _written(ours, merge.theirs, merge.differing, merge.default, merge.disputes, decisions)
    words = _("Merged {name} (their step {n})").format(name=merge.name, n=merge.their_head.number)
    with ours.step(words):
        if difference.apply(ours.connection, written):
            raise RuntimeError("a row is not what it was when the merge was prepared")
        _bring_files(ours, merge.theirs, written)
        _remember(ours, merge)
        ours.session.expire_all()
        _refuse_circles(ours, written)
    ours.session.expire_all()
    return len({row.root_id for row in _last_rows(ours) if row.table != MERGED.name})


def _refuse_strangers(ours: Register, theirs: Register, name: str) -> Step:
    if ours.path and theirs.path and ours.path.exists() and theirs.path.exists() and ours.path.samefile(theirs.path):
        raise KnownError(_("{name} is this register itself. Nothing was changed.").format(name=name))
    if ours.about().get("register_id") != theirs.about().get("register_id"):
        raise KnownError(
            _("{name} is not a copy of this register but another one, so nothing was merged. "
              "Compare the two, or read it in as JSON.").format(name=name)
        )  # fmt: skip
    if (head := theirs.head()) is None:
        raise KnownError(_("{name} is empty, so there is nothing to take.").format(name=name))
    return head


def _examined(connection: Connection, rows: Mapping[Key, Sides]) -> tuple[Rows, list[Dispute]]:
    """Each row as far as it settles itself, and what does not."""
    default: Rows = {}
    found: list[Dispute] = []
    for key, sides in rows.items():
        default[key], clashing = outcome.alone(key, sides)
        found += disputes.of_cells(key, clashing)
    removals = Removals(rows)
    found += removals.disputes()
    found = of_none(rows, default, removals, found)
    read = connection.exec_driver_sql(f"SELECT id, {circles.PARENT} FROM {circles.TABLE}")
    parents: dict[str, str | None] = dict(read.all())
    if circle := circles.of_circle(rows, default, found, parents):
        found = [*disputes.without_cells(found, circle.cells), circle]
    return default, found


def _written(
    ours: Register, theirs: Register, rows: Mapping[Key, Sides], default: Rows, found: Sequence[Dispute],
    decisions: Decisions,
) -> list[RowChange]:  # fmt: skip
    """What is to be written; what is not decided stays as it is."""
    result = outcome.settled(rows, default, found, decisions)
    moved = places.put_in_order(ours.connection, theirs.connection, rows, result)
    return [*outcome.changes(rows, result), *moved]


def _told(ours: Register, written: Sequence[RowChange]) -> tuple[Change, ...]:
    """The rows in the user's words, by a copy of ours on which they are written."""
    if not written:
        return ()
    with ours.fork() as fork:
        fork.connection.exec_driver_sql("BEGIN")
        difference.apply(fork.connection, written)
        fork.connection.exec_driver_sql("COMMIT")
        return changes(ours, fork, [_pair(one) for one in written])


def _pair(one: RowChange) -> Pair:
    before, after = (as_tuple(one.table, json.loads(side)) if side else None for side in (one.before, one.after))
    return Pair(one.table, before, after)


def _bring_files(ours: Register, theirs: Register, written: Sequence[RowChange]) -> None:
    """The bytes of the documents that come."""
    for one in written:
        if one.table == Document.__tablename__ and one.after:
            sha256 = json.loads(one.after).get(Document.file_sha256.key)
            if sha256 and (content := theirs.file_content(sha256)) is not None:
                ours.keep_file(sha256, content)


def _remember(ours: Register, merge: Merge) -> None:
    """Note which state of theirs was taken in, and what that one had taken in before."""
    known = [tuple(row) for row in merge.theirs.connection.execute(select(MERGED))]
    for their_hash, their_step in [*known, (merge.their_head.hash, merge.their_head.number)]:
        ours.connection.exec_driver_sql(
            "INSERT INTO merged (their_hash, their_step) VALUES (?, ?) ON CONFLICT DO NOTHING", (their_hash, their_step)
        )


def _refuse_circles(ours: Register, written: Sequence[RowChange]) -> None:
    for one in written:
        if one.table == circles.TABLE and (engagement := ours.get(Engagement, one.row_id)):
            refuse_cycle(engagement, engagement.parent)


def _last_rows(ours: Register) -> list[RowChange]:
    head = ours.head()
    return steps.changes(ours.connection, head.number) if head else []
