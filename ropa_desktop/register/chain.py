"""The chain behind a processor: sub-processors to any depth (Art. 28(2) and (4))."""

from collections.abc import Iterator, Sequence

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.register.engagements import Engagement


def walk(engagements: Sequence[Engagement], depth: int = 0) -> Iterator[tuple[int, Engagement]]:
    """Each engagement with its depth, a sub-processor after its processor; a cycle is walked once."""
    above: list[str] = []  # the chain from the first processor down to where one stands
    waiting = [iter(engagements)]
    while waiting:
        engagement = next(waiting[-1], None)
        if engagement is None:
            waiting.pop()
            if above:
                above.pop()
        elif engagement.id not in above:
            yield depth + len(above), engagement
            above.append(engagement.id)
            waiting.append(iter(engagement.sub_processors))


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
