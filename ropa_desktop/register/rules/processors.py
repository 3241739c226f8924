"""R5: processors, and whoever stands behind them (Art. 28)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.rules.rule import Found, rule


def _behind_itself() -> Engagement:
    first, second = Engagement(service="first"), Engagement(service="second")
    first.parent, second.parent = second, first
    return first


@rule(
    "R501", "Engagement", "contradiction", "28(4)", N_("It stands behind itself in the chain of sub-processors."),
    why=N_("Nobody can engage itself; the chain does not say who answers to whom."),
    mend=N_("Correct “Sub-processor of” in one of them."),
    wrong=_behind_itself,
    right=lambda: Engagement(service="second", parent=Engagement(service="first")),
)  # fmt: skip
def behind_itself(engagement: Engagement, on: date) -> Iterator[Found]:
    seen, parent = set(), engagement.parent
    while parent is not None and parent.id not in seen:
        if parent.id == engagement.id:
            yield Found("parent")
            return
        seen.add(parent.id)
        parent = parent.parent
