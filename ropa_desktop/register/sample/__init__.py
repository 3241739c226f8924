"""The sample register: a fictional messaging company, with answers, statements of none, and gaps that are left open."""

from collections.abc import Iterable, Iterator

from ropa_desktop.register.record import Record
from ropa_desktop.register.sample import (
    activities_duties,
    activities_outreach,
    activities_service,
    assessments,
    documents,
    engagements,
    in_words,
    old_list,
    on_behalf,
    organisations,
    retention,
    systems,
    vocabulary,
)
from ropa_desktop.register.sample.shelf import Shelf

_IDS = "000080008000" + b"sample".hex()  # with eight digits before it, a UUID of version 8


def records() -> list[Record]:
    """Every record of the sample in the language in force, not yet in a session: add them all in one step."""
    kept = _told()
    in_words.speak(_with_rows(kept))
    return kept


def texts() -> Iterator[str]:
    """What of it is translated, line by line; read from it, so that it needs no marks."""
    return in_words.texts(_with_rows(_told()))


def _told() -> list[Record]:
    directory = organisations.directory()
    papers = documents.papers()
    measures = systems.measures()
    shelf = Shelf(
        organisations=directory,
        people=vocabulary.people(),
        categories=vocabulary.categories(),
        documents=papers,
        measures=measures,
        systems=systems.systems(directory, measures),
        rules=retention.rules(),
        engagements=engagements.chain(directory, papers, measures),
    )
    told = (activities_service, activities_outreach, activities_duties)
    activities = sorted((one for module in told for one in module.activities(shelf)), key=lambda one: one.title())
    kept = [*shelf.pointed_at(), *activities, on_behalf.messaging(shelf)]
    kept += [*assessments.records(shelf, activities), *old_list.records(shelf)]
    for number, record in enumerate(_with_rows(kept), start=1):
        record.id = f"{number:08x}{_IDS}"  # the same in every sample, in the order of telling
    return kept


def _with_rows(kept: Iterable[Record]) -> Iterator[Record]:
    for record in kept:
        yield record
        for one in type(record).rows_fields():
            yield from _with_rows(one.value(record))
