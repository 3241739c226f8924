"""What differs between two states of a register, in the user's words: what was added, removed, changed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as column
from typing import Literal

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.contents import Standing

What = Literal["added", "removed", "changed"]
WORDS: dict[What, str] = {"added": N_("Added"), "removed": N_("Removed"), "changed": N_("Changed")}


@dataclass(frozen=True)
class Edit:
    """One field before and after, in words; `of` says of which row where it is not the record itself."""

    of: str
    field: str
    before: str
    after: str
    article: str = column(default="", compare=False)


@dataclass(frozen=True)
class Change:
    """One record that differs; one that was added or removed tells all that it says."""

    what: What
    class_name: str
    record_id: str
    title: str
    tell: Callable[[], tuple[Edit, ...]] = column(repr=False, compare=False)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What differs, field by field; told anew at each call, since a whole register may have been added."""
        return self.tell()


@dataclass(frozen=True)
class Comparison:
    """Two states of a register and all that differs, by class in the order of the lists, then by reference and name."""

    earlier: Standing
    later: Standing
    common: int | None  # the last step that both have; None where they are two different registers
    changes: tuple[Change, ...]
    remark: str = ""  # which two states these are, where whoever asked can say more of it

    def counts(self) -> dict[What, int]:
        """How many records were added, removed, changed."""
        found = Counter(one.what for one in self.changes)
        return {what: found[what] for what in WORDS}

    def sentence(self) -> str:
        """What to know of the two before reading on; empty where one simply follows from the other."""
        if self.common is None:
            return _("These are two different registers. Records are matched by their inner ids, so that what was "
                     "written down in each on its own is told as removed here and added there.")  # fmt: skip
        if self.common < min(self.earlier.step, self.later.step):
            return _("These are two copies of one register that went separate ways after step {n}.").format(
                n=self.common
            )
        if self.later.step < self.earlier.step:
            return _("The second is the older one: what was written down since is told as removed.")
        return ""
