"""The whole record at a glance: one row an entry, in the columns that an authority scans."""

from collections.abc import Iterable, Iterator
from typing import Final

from ropa_desktop.exchange.pdf.answers import Answers, plain, shortened
from ropa_desktop.exchange.pdf.both_records import Entry, chains
from ropa_desktop.exchange.pdf.grid import BULLET, Cell
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.citation import cited
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.fields import State
from ropa_desktop.register.on_behalf import ProcessingOnBehalf

ACTIVITY_SHARES: Final = (3.2, 3.7, 2.8, 3.6, 4.0, 3.5, 4.0, 3.6)
ON_BEHALF_SHARES: Final = (3.0, 3.5, 5.0, 4.0, 4.0, 4.0)
_MOST: Final = 8
_LONGEST: Final = 120


def activity_headings() -> list[str]:
    """What stands over the columns of the controller's record."""
    return [
        _("Activity"), _("Purposes"), _("Data subjects"), _("Personal data"), _("Recipients and processors"),
        _("Transfers"), _("Time limits"), _("Security measures"),
    ]  # fmt: skip


def on_behalf_headings() -> list[str]:
    """What stands over the columns of the processor's record."""
    return [
        _("Processing"), _("Controllers"), _("Categories of processing"), _("Sub-processors"), _("Transfers"),
        _("Security measures"),
    ]  # fmt: skip


def of_activity(answers: Answers, activity: ProcessingActivity) -> list[Cell]:
    """The row of one activity."""
    recipients = [one.title() for one in activity.recipients]
    recipients += _processors(activity)
    subjects = (subject.title() for data in activity.data for subject in data.data_subjects)
    return [
        brief([activity.title()]),
        brief(one.title() for one in activity.purposes) or _open(answers, activity, "purposes"),
        brief(subjects) or answers.open,
        brief(map(_category, activity.data)) or _open(answers, activity, "data"),
        brief(recipients) or _open(answers, activity, "recipients", "engagements"),
        brief(_transfers(answers, activity)) or _open(answers, activity, "transfers"),
        _limits(answers, activity),
        brief(_measures(activity)) or _open(answers, activity, "measures"),
    ]


def of_on_behalf(answers: Answers, entry: ProcessingOnBehalf) -> list[Cell]:
    """The row of one entry of the processor's record."""
    categories = [entry.categories_of_processing] if entry.categories_of_processing else []
    return [
        brief([entry.title()]),
        brief(one.title() for one in entry.controllers) or _open(answers, entry, "controllers"),
        brief(categories) or _open(answers, entry, "categories_of_processing"),
        brief(_processors(entry)) or _open(answers, entry, "engagements"),
        brief(_transfers(answers, entry)) or _open(answers, entry, "transfers"),
        brief(_measures(entry)) or _open(answers, entry, "measures"),
    ]


def brief(texts: Iterable[str]) -> str:
    """Each text once and shortened, on lines of their own; what is left out is counted."""
    found = list(dict.fromkeys(texts))
    shown = [shortened(text, _LONGEST) for text in found[:_MOST]]
    mark = BULLET if len(found) > 1 else ""
    lines = [f"{mark}{text}" for text in shown]
    if len(found) > _MOST:
        lines.append(_("… and {count} more").format(count=len(found) - _MOST))
    return "\n".join(lines)


def _open(answers: Answers, entry: Entry, *names: str) -> Cell:
    """What an empty cell means: one open question makes it open."""
    said = [answers.said(type(entry).field(name), entry) for name in names]
    return next((one for one in said if one is not None and one is not answers.none), answers.none)


def _category(data: PersonalData) -> str:
    special = "10" if data.special == ("A10",) else "9, 10" if "A10" in data.special else "9"
    return f"{data.title()} ({cited(special)})" if data.special else data.title()


def _transfers(answers: Answers, entry: Entry) -> Iterator[str]:
    for transfer in entry.transfers:
        yield _transfer(answers, transfer)
    for _tier, engagement in chains(entry.engagements):
        for transfer in engagement.transfers:
            yield _transfer(answers, transfer)


def _transfer(answers: Answers, transfer: Transfer) -> str:
    tool = Transfer.field("tool")
    ground = answers.text(tool, transfer).rpartition(", ")[2] if transfer.tool else answers.open.text
    return f"{transfer.title()}: {ground}"


def _processors(entry: Entry) -> Iterator[str]:
    return ((one.processor or one).title() for _tier, one in chains(entry.engagements))


def _limits(answers: Answers, activity: ProcessingActivity) -> Cell:
    if not any(data.retention_rule or data.time_limit for data in activity.data):
        field = PersonalData.field("time_limit")
        return (
            answers.none
            if activity.data and all(field.state(one) is State.NONE for one in activity.data)
            else answers.open
        )
    return brief(_limit(answers, data) for data in activity.data)


def _limit(answers: Answers, data: PersonalData) -> str:
    rule = data.retention_rule
    if rule is None:
        return f"{data.title()}: {plain(answers.said(PersonalData.field('time_limit'), data) or '')}"
    return f"{data.title()}: {type(rule).field('period').text(rule) or rule.criterion or rule.title()}"


def _measures(entry: Entry) -> Iterator[str]:
    yield from (measure.title() for measure in entry.measures)
    if entry.measures_in_words:
        yield entry.measures_in_words
    yield from (measure.title() for system in entry.systems for measure in system.measures)
