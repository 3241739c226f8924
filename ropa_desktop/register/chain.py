"""The chain behind a processor: sub-processors to any depth (Art. 28(2) and (4))."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.engagements import Engagement


def ways(
    engagements: Iterable[Engagement], counts: Callable[[Engagement], bool] = lambda engagement: True
) -> Iterator[tuple[Engagement, ...]]:
    """The way to each engagement, from the first processor down to itself; a cycle is walked once.

    Nobody is reached through an engagement that does not count.
    """
    above: list[Engagement] = []  # the chain from the first processor down to where one stands
    waiting = [iter(engagements)]
    while waiting:
        engagement = next(waiting[-1], None)
        if engagement is None:
            waiting.pop()
            if above:
                above.pop()
        elif engagement.id not in [one.id for one in above] and counts(engagement):
            above.append(engagement)
            yield tuple(above)
            waiting.append(iter(engagement.sub_processors))


def walk(engagements: Iterable[Engagement], depth: int = 0) -> Iterator[tuple[int, Engagement]]:
    """Each engagement with its depth, a sub-processor after its processor; a cycle is walked once."""
    above: list[str] = []
    waiting = [iter(engagements)]
    while waiting:
        engagement = next(waiting[-1], None)
        if engagement is None:
            waiting.pop()
            if above:
                above.pop()
        elif engagement.id not in above:
            yield depth + len(above), engagement
            if below := engagement.sub_processors:
                above.append(engagement.id)
                waiting.append(iter(below))


def over(engagement: Engagement, on: date) -> bool:
    """Whether it is told that it does not count on a day any more: set aside, or ended before.

    One that is said to be active although its contract has ended still counts; a rule speaks of it (R502).
    """
    if engagement.retired_on is not None:
        return True
    end = engagement.contract_end
    if engagement.status == "ended":
        return end is None or end < on
    return engagement.status is None and end is not None and end < on


def above(engagement: Engagement) -> Iterator[Engagement]:
    """Those that it stands behind, the nearest first; a cycle is walked once."""
    seen, parent = {engagement.id}, engagement.parent
    while parent is not None and parent.id not in seen:
        yield parent
        seen.add(parent.id)
        parent = parent.parent


def transfers_behind(engagements: Sequence[Engagement]) -> bool:
    """Whether somebody in the chain transfers data to a third country."""
    return any(engagement.transfers for _depth, engagement in walk(engagements))


def refuse_cycle(engagement: Engagement, parent: Engagement | None) -> None:
    """Raise KnownError where the parent would stand behind its own sub-processor."""
    seen = {engagement.id}
    while parent is not None:
        if parent.id in seen:
            raise KnownError(
                _("{name} stands behind {other} already, so it cannot be engaged by it. Nothing was changed.").format(
                    name=parent.title(), other=engagement.title()
                )
            )
        seen.add(parent.id)
        parent = parent.parent
