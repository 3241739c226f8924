"""A comparison as lines to read: a record, and below it one line for each field that differs."""

from collections.abc import Iterator

from ropa_desktop.exchange.dates import moment
from ropa_desktop.i18n import _
from ropa_desktop.register.changes import WORDS, Comparison, Edit
from ropa_desktop.register.citation import cited
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.records import BY_NAME


def lines(comparison: Comparison) -> Iterator[str]:
    """Both states, the changes, and how many there are; a field begins with + - or ~ and takes one line."""
    for line in _lines(comparison):
        yield line if line.isprintable() else "".join(char if char.isprintable() else " " for char in line)


def _lines(comparison: Comparison) -> Iterator[str]:
    yield _("from: {state}").format(state=state(comparison.earlier))
    yield _("to: {state}").format(state=state(comparison.later))
    yield from filter(None, (comparison.remark, comparison.sentence()))
    for change in comparison.changes:
        kind = _(BY_NAME[change.class_name].one)
        yield f"{_(WORDS[change.what])}: {kind} “{change.title}”"
        for edit in change.edits:
            yield f"  {_line(edit)}"
    yield ", ".join(f"{_(WORDS[what])}: {count}" for what, count in comparison.counts().items())


def state(standing: Standing) -> str:
    """Which state of which register, in one line."""
    if not standing.step:
        return _("register {id}, empty").format(id=standing.register_id)
    return _("register {id}, step {step}, state {hash}, {at}").format(
        id=standing.register_id, step=standing.step, hash=standing.short(), at=moment(standing.at)
    )


def _line(edit: Edit) -> str:
    place = " › ".join(part for part in (edit.of, edit.field) if part)
    article = f" ({cited(edit.article)})" if edit.article else ""
    if not edit.before:
        return f"+ {place}{article}: “{edit.after}”"
    if not edit.after:
        return f"- {place}{article}: “{edit.before}”"
    return f"~ {place}{article}: “{edit.before}” → “{edit.after}”"
