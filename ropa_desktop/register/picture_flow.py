"""The way of the data of an entry: whose they are, what they are, where they lie, who gets them, and where."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ropa_desktop.i18n import _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.effective import HOWS, Entry, How, Receiver, effective
from ropa_desktop.register.picture import Bundle, Node, Note, capital
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules.roles import country_of, inside, named
from ropa_desktop.register.stands_on import of_transfer

Parts = tuple[tuple[str, ...], tuple[Node, ...], tuple[Bundle, ...], tuple[tuple[str, str], ...]]
_UNTOLD = "untold"
_SINGLE = 40  # lines into countries that one can still follow; of more, the boxes say their countries in words
_SUBJECTS, _DATA, _SYSTEMS, _RECEIVERS, _COUNTRIES = range(5)


class Flowing:
    """Gathers the boxes of each column and what leads where; columns without a box are left out."""

    def __init__(self, entry: Entry, on: date) -> None:
        self._entry, self._on = entry, on
        self._found = effective(entry, on)
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str], None] = {}
        self._abroad: Bundle | None = None  # all that goes to countries, where it is too much for single lines
        self._of_record: dict[str, str] = {}  # a record's id to the key of the box that stands for it
        if isinstance(entry, ProcessingActivity):
            self._data_of(entry)
        else:
            self._on_behalf(entry)
        for system in sorted(entry.systems, key=_title):
            self._put(_SYSTEMS, system)
        self._receivers()
        self._countries()

    def says(self) -> str:
        """What the register does not tell, so that nobody reads it into the lines."""
        full = {one.column for one in self._nodes.values()}
        if len(full & {_DATA, _SYSTEMS, _RECEIVERS}) > 1:
            said = [_("Where lines are joined, the register does not tell which data go which way.")]
            if self._abroad is not None:
                said.append(_("Each recipient names its countries."))
            return " ".join(said)
        return ""

    def parts(self) -> Parts:
        """Columns, boxes, joined lines and single ones."""
        full = sorted({one.column for one in self._nodes.values()})
        number = {column: place for place, column in enumerate(full)}
        nodes = tuple(one._replace(column=number[one.column]) for one in self._nodes.values())
        return tuple(self._words(column) for column in full), nodes, tuple(self._bundles()), tuple(self._edges)

    def _words(self, column: int) -> str:
        if isinstance(self._entry, ProcessingActivity):
            first = [_("Data subjects"), _("Personal data")]
        else:
            first = [_("Controllers"), _("Processing")]
        return [*first, _("Systems"), _("Recipients"), _("Countries")][column]

    def _put(self, column: int, record: Record, *notes: Note, title: str = "", key: str = "") -> str:
        key = key or f"{column}/{record.id}"
        opened = record.owner() or record
        node = Node(key, column, title or record.title(), notes, type(opened).__name__, opened.id)
        self._nodes.setdefault(key, node)
        return key

    # -- whose data, and which

    def _data_of(self, activity: ProcessingActivity) -> None:
        for row in activity.data:
            data = self._put(_DATA, row, *_of_data(row))
            subjects = [self._put(_SUBJECTS, one) for one in sorted(row.data_subjects, key=_title)]
            if not subjects:
                untold = Node(_UNTOLD, _SUBJECTS, _("Not told"), (Note(_("Whose data these are"), "missing"),),
                              type(activity).__name__, activity.id)  # fmt: skip
                self._nodes.setdefault(_UNTOLD, untold)
                subjects = [_UNTOLD]
            for subject in subjects:
                self._edges[subject, data] = None

    def _on_behalf(self, entry: Entry) -> None:
        assert not isinstance(entry, ProcessingActivity)
        done = self._put(_DATA, entry, Note(entry.categories_of_processing or ""))
        for controller in sorted(entry.controllers, key=_title):
            self._edges[self._put(_SUBJECTS, controller), done] = None

    # -- who gets them, and where

    def _receivers(self) -> None:
        """Recipients in the order of the entry, then processors and importers, which have none, by name."""
        for one in sorted(self._found.recipients, key=_place):
            organisation = one.organisation
            key = f"{_RECEIVERS}/{organisation.id if organisation else one.record.id}"
            self._put(_RECEIVERS, one.record, *self._of_receiver(one), title=one.words, key=key)
            self._of_record[one.record.id] = key
        self._at = {key for key, one in self._nodes.items() if one.column == _RECEIVERS}

    def _of_receiver(self, one: Receiver) -> Iterator[Note]:
        kind = type(one.record).__name__
        if kind == "Recipient":
            if words := type(one.record).field("kind").text(one.record):
                yield Note(words)
        elif kind == "Engagement":
            above = one.origin.above()
            yield Note(_("Sub-processor behind {name}").format(name=above) if above else _("Processor"))
        else:
            yield Note(_("Importer"))

    def _countries(self) -> None:
        hows: dict[str, dict[How, None]] = {}
        reached: list[tuple[str, str]] = []
        for one in self._found.recipients:
            if one.organisation is not None and one.organisation.country:
                hows.setdefault(one.organisation.country, {})["seat"] = None
                reached.append((self._of_record[one.record.id], one.organisation.country))
        for country in self._found.countries:
            hows.setdefault(country.code, {})[country.how] = None
            record = country.origin.record
            if country.how == "hosting" and record is not None:
                reached.append((f"{_SYSTEMS}/{record.id}", country.code))
            elif country.how in ("storage", "access") and record is not None:
                reached.append((self._of_record[record.id], country.code))
        for transfer, origin in self._found.transfers:
            if not (code := country_of(transfer)):
                continue
            sender = self._of_record.get(origin.record.id) if origin.record else None
            importer = f"{_RECEIVERS}/{transfer.importer.id}" if transfer.importer else ""
            reached.append((importer if importer in self._at else sender or self._untold(transfer), code))
        for code, ways in hows.items():
            key = f"{_COUNTRIES}/{code}"
            self._nodes[key] = Node(key, _COUNTRIES, named([code]), tuple(self._of_country(code, tuple(ways))))
        self._reach(list(dict.fromkeys(reached)))

    def _reach(self, reached: list[tuple[str, str]]) -> None:
        """A line from each box to its countries; where they are too many, words in the box and one line for all."""
        if len(reached) <= _SINGLE:
            self._edges |= {(source, f"{_COUNTRIES}/{code}"): None for source, code in reached}
            return
        codes: dict[str, list[str]] = {}
        for source, code in reached:
            codes.setdefault(source, []).append(code)
        for source, told in codes.items():
            node = self._nodes[source]
            self._nodes[source] = node._replace(notes=(*node.notes, Note(named(told))))
        sources = [key for key in codes if self._nodes[key].column == _RECEIVERS]
        targets = dict.fromkeys(f"{_COUNTRIES}/{code}" for source in sources for code in codes[source])
        self._abroad = Bundle(tuple(sources), tuple(targets))
        for source, code in reached:
            if f"{_COUNTRIES}/{code}" not in targets:
                self._edges[source, f"{_COUNTRIES}/{code}"] = None

    def _untold(self, transfer: Record) -> str:
        return self._put(_RECEIVERS, transfer, Note(_("Importer not told"), "missing"))

    def _of_country(self, code: str, hows: tuple[How, ...]) -> Iterator[Note]:
        yield Note(capital(", ".join(_(HOWS[how]) for how in HOWS if how in hows)))
        if inside(code, self._on):
            return
        said = [
            of_transfer(one.transfer, self._entry, self._on)
            for one in self._found.transfers
            if country_of(one.transfer) == code
        ]
        for words, tone in dict.fromkeys(said):
            yield Note(words, tone)
        if not said and hows != ("seat",):
            yield Note(_("No transfer is told"), "missing")

    def _bundles(self) -> Iterator[Bundle]:
        """What lies in which system, and who gets it from where, is not told: each can lead to each."""
        groups = [
            tuple(key for key, one in self._nodes.items() if one.column == column)
            for column in (_DATA, _SYSTEMS, _RECEIVERS)
        ]
        full = [keys for keys in groups if keys]
        for sources, targets in pairwise(full):
            yield Bundle(sources, targets)
        if self._abroad is not None:
            yield self._abroad


def _title(record: Record) -> str:
    return record.title().casefold()


def _place(one: Receiver) -> tuple[bool, str]:
    stated = type(one.record).__name__ == "Recipient"
    return not stated, "" if stated else one.words.casefold()


def _of_data(row: PersonalData) -> Iterator[Note]:
    if row.category and row.items:
        yield Note(row.items)
    if special := type(row).field("special").text(row):
        yield Note(special, "")
