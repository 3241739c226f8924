"""The table that a torture prints."""

COLUMNS = ("kind", "kills", "amid", "acknowledged", "lost", "corrupt", "half", "left")
LINE = "{:<12}" + "{:>14}" * (len(COLUMNS) - 1)
MEANING = """
amid: killed while a journal or an unfinished file lay there. lost: acknowledged and not stored. corrupt: it does not
open. half: it opens and is neither old nor new, or does not verify, or the dead program's lock still locks. left:
files that still lie about after the next piece of work.
""".strip()


def line(outcome):
    """One kind's counts."""
    counts = (outcome.kills, outcome.amid, outcome.acknowledged, outcome.lost, outcome.corrupt, outcome.half)
    return LINE.format(outcome.sort, *counts, sum(outcome.leftovers.values()))
