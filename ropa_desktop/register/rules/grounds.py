"""R43: one ground for each transfer, and nothing beside it that belongs to another."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.roles import exporter_of, law_of
from ropa_desktop.register.rules.rule import Found, rule

_BY_TOOL = ("adequacy_decision", "clause_set", "clause_module", "governing_law", "safeguards", "assessment")


def _twice(*tools: str) -> Engagement:
    birch = Organisation(name="Birch Inc.", country="US")
    return Engagement(transfers=[Transfer(importer=birch, country="US", tool=tool) for tool in tools])


@rule(
    "R436", "ProcessingActivity ProcessingOnBehalf Engagement", "advice", "44",
    N_("Transfers to one importer rest on different grounds, and nothing says which data rest on which."),
    why=N_("A transfer rests on one ground at a time; two beside each other leave open which of them holds."),
    mend=N_("Keep the ground that holds, or say in own words at each of them for which data it is."),
    wrong=lambda: _twice("A46-2-c", "A49-1-a"),
    right=lambda: _twice("A46-2-c", "A46-2-c"),
    needs="transfers",
)  # fmt: skip
def two_grounds(record: ProcessingActivity | ProcessingOnBehalf | Engagement, on: date) -> Iterator[Found]:
    if len(record.transfers) < 2:
        return
    seen: dict[tuple[Organisation, str | None], str] = {}
    for one in record.transfers:
        if one.importer is None or not one.tool or one.ground_in_words:
            continue
        if seen.setdefault((one.importer, one.country), one.tool) != one.tool:
            yield Found("transfers")
            return


@rule(
    "R437", "Transfer", "advice", "44", N_("Something is answered that belongs to another ground than the one chosen."),
    why=N_("Whoever reads the record cannot tell which of the two the transfer rests on."),
    mend=N_("Choose the ground that holds, or empty the answer that no longer belongs to it."),
    wrong=lambda: Transfer(tool="A49-1-a", clause_set="2021/914"),
    right=lambda: Transfer(tool="A46-2-c", clause_set="2021/914"),
    needs="tool",
)  # fmt: skip
def of_another_ground(transfer: Transfer, on: date) -> Iterator[Found]:
    tool = transfer.tool
    if not tool or tool.startswith(("UK", "CH")):  # these build on the Union's clauses or have a list of their own
        return
    for name in _BY_TOOL:
        if getattr(transfer, name):
            field = Transfer.field(name)
            if not field.asked_of(transfer):
                sentence = _("“{label}” is answered, but belongs to another ground than the one chosen.")
                yield Found("tool", sentence.format(label=_(field.label)))


@rule(
    "R438", "Transfer", "contradiction", "44", N_("This ground belongs to another country's law than the exporter's."),
    why=N_("In the Union a transfer rests on Chapter V of the Regulation; the tools of the United Kingdom and of "
           "Switzerland are for exporters there."),
    mend=N_("Choose the ground of Chapter V, or correct the exporter."),
    wrong=lambda: Transfer(tool="UK-IDTA", exporter=Organisation(name="Alder GmbH", country="DE")),
    right=lambda: Transfer(tool="UK-IDTA", exporter=Organisation(name="Rowan Ltd", country="GB")),
    needs="tool",
)  # fmt: skip
def of_another_law(transfer: Transfer, on: date) -> Iterator[Found]:
    law = (transfer.tool or "")[:2]
    if law in ("UK", "CH") and law_of(exporter_of(transfer)) not in (law, ""):
        yield Found("tool")
