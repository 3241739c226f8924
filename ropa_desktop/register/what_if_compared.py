"""What is different if something is supposed: transfers that lose their ground, and whom that concerns."""

from collections.abc import Sequence

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.what_if_look import Entry, Look, Stand


class Compared:
    """What one look found against another."""

    def __init__(self, before: Look, after: Look, dropped: Sequence[Organisation], codes: Sequence[str]) -> None:
        self.before, self.after, self.dropped = before, after, dropped
        both = [(one, after.stands[key]) for key, one in before.stands.items() if self._goes_on(key)]
        self.lost = [pair for pair in both if _ground(pair[0]) != "nothing" and _ground(pair[1]) == "nothing"]
        self.moved = [pair for pair in both if _ground(pair[1]) != "nothing" and _weaker(*pair)]
        self.without = [pair for pair in both if _ground(pair[0]) == _ground(pair[1]) == "nothing" and
                        pair[0].verdict.decision and pair[0].verdict.decision.code in codes]  # fmt: skip
        self.ended = [one for key, one in before.stands.items() if not self._goes_on(key)]
        self.findings = [one for key, one in after.findings.items() if key not in before.findings]
        self.entries = self._entries()

    def _goes_on(self, key: str) -> bool:
        """Whether a transfer still takes place: nothing that led to it is gone."""
        after = self.after.stands.get(key)
        return after is not None and bool(after.uses or not self.before.stands[key].uses)

    def _entries(self) -> dict[str, tuple[Entry, list[str]]]:
        """The entries concerned, and why."""
        found: dict[str, tuple[Entry, list[str]]] = {}

        def add(entry: Entry, why: str) -> None:
            reasons = found.setdefault(entry.record_id, (entry, []))[1]
            if why not in reasons:
                reasons.append(why)

        for stand, _after in self.lost:
            for entry, _way in stand.uses:
                add(entry, _("The transfer to {importer} loses its ground").format(importer=stand.title))
        for stand, _after in self.moved:
            for entry, _way in stand.uses:
                add(entry, _("The transfer to {importer} stands on less").format(importer=stand.title))
        for use in self.before.uses:
            add(use.entry, _("Loses {service}").format(service=use.service or use.name))
        return dict(sorted(found.items(), key=lambda pair: pair[1][0].title.casefold()))

    def subjects(self) -> dict[str, tuple[list[str], list[str], list[str]]]:
        """For each category of data subjects: the entries concerned, the data, and what of it is special."""
        found: dict[str, tuple[list[str], list[str], list[str]]] = {}
        for entry, _why in self.entries.values():
            for row in entry.data:
                for name in row.subjects:
                    texts = found.setdefault(name, ([], [], []))
                    for held, text in zip(texts, (entry.title, row.category, row.special), strict=True):
                        if text and text not in held:
                            held.append(text)
        return dict(sorted(found.items(), key=lambda pair: pair[0].casefold()))

    def summary(self) -> str:
        """How much of everything."""
        lost, moved, ended = len(self.lost), len(self.moved), len(self.ended)
        entries, subjects, findings = len(self.entries), len(self.subjects()), len(self.findings)
        found = []
        if lost or not self.dropped:
            words = ngettext("%(n)d transfer loses its ground", "%(n)d transfers lose their ground", lost)
            found.append(words % {"n": lost})
        if moved:
            found.append(ngettext("%(n)d stands on less", "%(n)d stand on less", moved) % {"n": moved})
        if ended:
            found.append(ngettext("%(n)d transfer ends", "%(n)d transfers end", ended) % {"n": ended})
        found.append(ngettext("%(n)d entry is concerned", "%(n)d entries are concerned", entries) % {"n": entries})
        words = ngettext("%(n)d category of data subjects", "%(n)d categories of data subjects", subjects)
        found.append(words % {"n": subjects})
        words = ngettext("%(n)d new finding", "%(n)d new findings", findings)
        found.append(words % {"n": findings})
        return ", ".join(found) + "."


def _ground(stand: Stand) -> str:
    return stand.verdict.ground


def _weaker(before: Stand, after: Stand) -> bool:
    return _ground(before) != _ground(after) or (before.verdict.stands() and not after.verdict.stands())
