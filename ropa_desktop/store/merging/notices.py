"""What to know of a merge beside what is taken: two of one name, and what stays behind in the other copy."""

import json
from collections.abc import Iterator, Sequence

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.record import Record
from ropa_desktop.register.records import ROOTS
from ropa_desktop.store.merging.past import Past
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register

_MOST = 20


def notices(ours: Register, theirs: Register, past: Past, settled: Sequence[RowChange]) -> list[str]:
    """One sentence each."""
    twins = list(_twins(ours, settled))
    more = [_("And {n} more have the name of another.").format(n=len(twins) - _MOST)] if len(twins) > _MOST else []
    return [*twins[:_MOST], *more, *_left_behind(theirs, past)]


def _twins(ours: Register, settled: Sequence[RowChange]) -> Iterator[str]:
    """New records of theirs that have the reference, or else the name, of one of ours."""
    for cls in ROOTS:
        if (name := _known_by(cls)) is None:
            continue
        new = (one.after for one in settled if one.table == cls.__tablename__ and not one.before)
        come = [json.loads(one) for one in new if one]
        wanted = {one[name].casefold() for one in come if one.get(name)}
        here = ours.connection.exec_driver_sql(f'SELECT "{name}" FROM {cls.__tablename__}').scalars() if wanted else ()
        for value in sorted({value for value in here if value and value.casefold() in wanted}):
            words = _("Both copies have an entry of their own of the kind “{kind}” with “{field}” {value}. Both stay; "
                      "give one of them another, or set one aside.")  # fmt: skip
            yield words.format(kind=_(cls.one), field=_(cls.field(name).label), value=value[:80])


def _known_by(cls: type[Record]) -> str | None:
    """The field by which people tell records of this class from each other."""
    names = {one.name for one in cls.fields}
    return next((name for name in ("code", *cls.named_by[:1]) if name in names), None)


def _left_behind(theirs: Register, past: Past) -> Iterator[str]:
    since = max(past.shared, past.theirs or 0)
    kinds = list(theirs.connection.exec_driver_sql("SELECT kind FROM step WHERE number > ?", (since,)).scalars())
    if "redaction" in kinds:
        yield _("Words were erased in their copy. The history of yours may still hold them; erase them here too.")
    if count := kinds.count("delivery"):
        words = ngettext(
            "%d export was made from their copy; it stays noted there only.",
            "%d exports were made from their copy; they stay noted there only.",
            count,
        )
        yield words % count
