"""The processing activities of a TILT document: one for each distinct set of purposes."""

from itertools import product

from ropa_desktop.exchange.tilt_categories import LONGEST_NAME, Basis, bases, interest, purposes, shortened, time_limit
from ropa_desktop.exchange.tilt_directory import Directory
from ropa_desktop.exchange.tilt_tree import Part, facts, parts, take, take_one, tell
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.vocabulary import CategoryOfPersonalData


class Activities:
    """Takes category after category, and puts those that serve the same purposes together."""

    def __init__(self, directory: Directory, notice: str) -> None:
        self._directory = directory
        self._notice = notice
        self._made: dict[frozenset[str], ProcessingActivity] = {}
        self._categories: dict[str, CategoryOfPersonalData] = {}
        self._data: list[tuple[str, PersonalData]] = []
        self._named: dict[int, list[str]] = {}  # recipient to the categories for which it is named
        self._parts: list[tuple[ProcessingActivity, str, Part]] = []
        self.unplaced = 0

    @property
    def categories(self) -> list[CategoryOfPersonalData]:
        """The categories of personal data, each once."""
        return list(self._categories.values())

    def add(self, part: Part) -> None:
        """A category of data with all that is said of it."""
        texts = take(part, "category")
        title = texts[0] if texts else ""
        aims = purposes(part)
        activity = self._activity(list(aims))
        for purpose, words in aims.items():
            _note(activity, "description", [f"“{shortened(purpose)}”: {line}" for line in words])
        items = [*texts[1:], *take(part, "subcategories")]
        category = self._category(title) if title else None
        if category and category.name != title:
            items.insert(0, title)
        rows = self._purpose_rows(activity, part, list(aims))
        data = _data(activity, category, "\n".join(items) or None, time_limit(part), rows)
        for recipient in parts(part, "recipients"):
            self._recipient(activity, recipient, title)
        for name in take(part, "recipients"):
            self._recipient(activity, {"category": name}, title)
        self._data.append((title, data))
        self._parts.append((activity, shortened(title), part))

    def source(self, part: Part) -> None:
        """Where a category of data comes from; stays in the document where no such category is named."""
        wanted = {text.casefold() for text in take({"dataCategory": part.get("dataCategory")}, "dataCategory")}
        found = [data for title, data in self._data if title.casefold() in wanted]
        if not found:
            return
        public = any(one.get("publiclyAvailable") is True for one in parts(part, "sources"))
        lines = list(tell(part))
        part.clear()
        for data in found:
            data.source_in_words = "\n".join(filter(None, [data.source_in_words, *lines]))
            if public:
                data.sources = ("public",)

    def finish(self) -> list[ProcessingActivity]:
        """All activities, with what is left of each category as notes; one where the document has no category."""
        if not self._made:
            self._activity([])
        for activity, title, part in self._parts:
            self.unplaced += facts(part)
            lines = [f"“{title}”: {line}" if title else line for line in tell(part)]
            _note(activity, "notes", lines)
            part.clear()
        for activity in self._made.values():
            for recipient in activity.recipients:
                names = dict.fromkeys(filter(None, self._named[id(recipient)]))
                if 0 < len(names) < len(activity.data):
                    recipient.reason = _("Named for: {categories}").format(categories="; ".join(names))
        return list(self._made.values())

    def _activity(self, aims: list[str]) -> ProcessingActivity:
        key = frozenset(aims)
        if key not in self._made:
            names = {activity.name for activity in self._made.values()}
            name = short = shortened(", ".join(text.split("\n")[0] for text in aims)) or self._notice
            number = 1
            while name in names:
                number += 1
                name = f"{short} ({number})"
            self._made[key] = ProcessingActivity(name=name)
        return self._made[key]

    def _category(self, title: str) -> CategoryOfPersonalData:
        name = title if len(title) <= LONGEST_NAME and "\n" not in title else shortened(title)
        return self._categories.setdefault(name.casefold(), CategoryOfPersonalData(name=name))

    def _purpose_rows(self, activity: ProcessingActivity, part: Part, aims: list[str]) -> list[Purpose]:
        stated = list(bases(part))
        if not aims and not stated:
            return []
        if len(aims) > 1 and len(stated) > 1:
            words = _("The notice names several legal bases for several purposes together; "
                      "delete the rows that do not belong together.")  # fmt: skip
            _note(activity, "notes", [words])
        certain = any(legal == "A6-1-f" for legal, _condition, _words in stated)
        fitting = [one for one in stated or [(None, None, "")] if _takes_interest(one, certain)]
        reason = interest(part) if fitting else ""
        rows = []
        for text, one in product(aims or [""], stated or [(None, None, "")]):
            legal, condition, words = one
            values = {"purpose": text or None, "legal_basis": legal, "special_condition": condition,
                      "basis_in_words": words or None,
                      "legitimate_interest": (reason if one in fitting else "") or None}  # fmt: skip
            rows.append(self._row(activity, values))
        return list(dict.fromkeys(rows))

    def _row(self, activity: ProcessingActivity, values: dict[str, str | None]) -> Purpose:
        for row in activity.purposes:
            if all(getattr(row, name) == value for name, value in values.items()):
                return row
        row = Purpose(**values)
        activity.purposes.append(row)
        return row

    def _recipient(self, activity: ProcessingActivity, part: Part, title: str) -> None:
        category = take_one(part, "category") or None
        names = take(part, "name")
        detailed = part if len(names) == 1 else {}  # otherwise it is open whose details they are
        organisations = [self._directory.organisation(detailed, name) for name in names]
        for organisation in organisations:
            self._disclosed(activity, category, organisation, title)
        if category and not organisations:
            self._disclosed(activity, category, None, title)

    def _disclosed(
        self, activity: ProcessingActivity, category: str | None, organisation: Organisation | None, title: str
    ) -> None:
        for row in activity.recipients:
            if (row.category, row.organisation) == (category, organisation):
                break
        else:
            row = Recipient(category=category, organisation=organisation)
            activity.recipients.append(row)
        self._named.setdefault(id(row), []).append(title)


def _note(activity: ProcessingActivity, name: str, lines: list[str]) -> None:
    """Add lines to a text of the activity, each once."""
    for line in lines:
        known = getattr(activity, name) or ""
        if f"\n{line}\n" not in f"\n{known}\n":
            setattr(activity, name, f"{known}\n{line}".strip())


def _data(
    activity: ProcessingActivity,
    category: CategoryOfPersonalData | None,
    items: str | None,
    limit: str | None,
    purposes: list[Purpose],
) -> PersonalData:
    """The row of the activity that says this, made where there is none."""
    for row in activity.data:
        if (row.category, row.items, row.time_limit, row.purposes) == (category, items, limit, purposes):
            return row
    row = PersonalData(category=category, items=items, time_limit=limit, purposes=purposes)
    activity.data.append(row)
    return row


def _takes_interest(basis: Basis, certain: bool) -> bool:
    """Whether a legitimate interest belongs to this basis: to Art. 6(1)(f), or else where the basis is open."""
    legal, condition, _words = basis
    return legal == "A6-1-f" if certain else not legal and not condition
