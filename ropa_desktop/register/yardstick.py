"""By what a register is checked: the profiles of its organisations, and what was judged not to apply."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.dismissing import Dismissals
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.profiles import Profiles, profiles_of, shared_by, whose
from ropa_desktop.register.record import Record


@dataclass(frozen=True)
class Yardstick:
    """Made anew when an organisation or a judgement changes; the one without answers is the Regulation alone."""

    dismissals: Dismissals = field(default_factory=Dismissals)
    asked: tuple[str, ...] = ()
    shared: Profiles = frozenset({"EU"})

    @classmethod
    def of(
        cls,
        organisations: Iterable[Organisation],
        dismissed: Iterable[DismissedFinding] = (),
        asked: Iterable[str] = (),
    ) -> "Yardstick":
        """What the records of a register say; the profiles that are asked for count instead of those chosen there."""
        wanted = tuple(asked)
        return cls(Dismissals(dismissed), wanted, shared_by(organisations, wanted))

    def profiles(self, root: Record) -> Profiles:
        """By what an entry and its rows are judged."""
        own = whose(root)
        return self.shared if own is None else profiles_of(own, self.asked)


PLAIN = Yardstick()
