"""One assessment as a document of its own: its outcome first, then every question with its answer in full.

Which questions there are, and in which order, the class declares; nothing of it is named here a second time.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Final

from ropa_desktop import __version__, i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.answers import Answers, Pair, plain, shortened
from ropa_desktop.exchange.pdf.blocks import heading, note, paragraph, rows
from ropa_desktop.exchange.pdf.ending import draw_codes, notices, read_back
from ropa_desktop.exchange.pdf.grid import Cell, Mark
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import LEAD, TEXT
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.assessed import Assessment
from ropa_desktop.register.assessments import Screening
from ropa_desktop.register.citation import cited, spelled
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.fields import Field
from ropa_desktop.register.kinds import Choice, Text
from ropa_desktop.register.screening import Weight, proposal

Progress = Callable[[int, int], None]

_FIRST: Final = ("assessed_on", "assessed_by")
_OUTCOME: Final = ("outcome", "reason", "next_review")
_WEIGHTS: Final[dict[Weight, tuple[str, str]]] = {"for": ("+", "missing"), "against": ("–", "stands"),
                                                  "open": ("?", "advice")}  # fmt: skip

_NOT_MET: Final = {"missing": "missing", "partly": "advice"}


def write(record: Assessment, standing: Standing, target: Path, progress: Progress) -> Written:
    """Write an assessment of a session, so that what it is of can be looked at, in the language in force."""
    progress(0, 1)
    with replacing(target) as fresh:
        told = print_to(fresh, record, standing)
    progress(1, 1)
    return Written(target, 1, told)


def print_to(made: Path | BytesIO, record: Assessment, standing: Standing) -> tuple[str, ...]:
    """The same into a file that is there, or into memory; gives what the user should know."""
    name = shortened(record.title(), 200)
    with Paper(
        made,
        title=f"{_(record.one)} – {name}",
        author=record.assessed_by or "",
        subject=_article(record),
        language=i18n.language(),
        footer=_footer(record, standing),
        page_label=_("page {page} of {pages}"),
    ) as paper:
        _draw(paper, record, standing)
        if paper.unprintable:
            draw_codes(paper)
    read_back(made, paper.page - 1)
    return notices(paper)


def _footer(record: Assessment, standing: Standing) -> str:
    state = _("register as of step {step}, {hash}").format(step=standing.step, hash=standing.short())
    return f"{shortened(record.title(), 80)} · {state}"


def _article(record: Assessment) -> str:
    article = type(record).field("outcome").article
    return _("Article {article} GDPR").format(article=spelled(article))


def _draw(paper: Paper, record: Assessment, standing: Standing) -> None:
    answers, cls = Answers(), type(record)
    heading(paper, 0, _(record.one), key="front")
    paragraph(paper, f"{shortened(record.title(), 300)}\n{_article(record)}", LEAD)
    of = [one.name for one in cls.fields if one.name in record.looks_at]
    rows(paper, _asked(answers, record, [*of, *_FIRST]))
    heading(paper, 2, answers.label(cls.field("outcome")), cited(cls.field("outcome").article))
    outcome = _answer(answers, cls.field("outcome"), record)
    tone = outcome.tone if isinstance(outcome, Mark) else "text"
    paragraph(paper, plain(outcome), LEAD.toned(tone))
    has = {one.name for one in cls.fields}
    rows(paper, _asked(answers, record, [name for name in _OUTCOME[1:] if name in has]))
    if isinstance(record, Screening):
        _draw_proposal(paper, record)
    _draw_questions(paper, answers, record, {*of, *_FIRST, *_OUTCOME})
    heading(paper, 2, _("State of the register"))
    rows(paper, _state(standing))


def _draw_proposal(paper: Paper, record: Screening) -> None:
    """What follows from the answers and from the entry: beside the user's outcome, each reason with its article."""
    found = proposal(record, record.activity)
    heading(paper, 2, _("What the answers lead to"), _("computed; the outcome above is the user's own"))
    paragraph(paper, found.in_words())
    for one in found.reasons:
        sign, tone = _WEIGHTS[one.weight]
        rows(paper, [(Mark(f"{sign}  {cited(one.article)}", tone), one.says)])
    key = _("+ speaks for an assessment, – against it, ? the user has to say")
    note(paper, key)


def _draw_questions(paper: Paper, answers: Answers, record: Assessment, told: set[str]) -> None:
    """Each question under a heading of its own; several short ones in a row beside their labels."""
    heading(paper, 2, _("Questions and answers"))
    asked = [one for one in type(record).fields if one.name not in told and (one.asked_of(record) or one.value(record))]
    for long, several in groupby(asked, key=lambda one: isinstance(one.kind, Text) and one.kind.long):
        found = list(several)
        if len(found) > 1 and not long:
            rows(paper, _asked(answers, record, [one.name for one in found]))
        else:
            for one in found:
                _draw_question(paper, answers, record, one)


def _draw_question(paper: Paper, answers: Answers, record: Assessment, one: Field) -> None:
    heading(paper, 3, answers.label(one), cited(one.article))
    answer = _answer(answers, one, record)
    if one.help and answers.said(one, record):
        paragraph(paper, _(one.help), TEXT.toned("soft"))
    paragraph(paper, plain(answer), TEXT.toned(answer.tone) if isinstance(answer, Mark) else TEXT)


def _asked(answers: Answers, record: Assessment, names: list[str]) -> Iterator[Pair]:
    for name in names:
        one = type(record).field(name)
        yield answers.label(one), _answer(answers, one, record)


def _answer(answers: Answers, one: Field, record: Assessment) -> Cell:
    """The answer in full; a question that may stay open is not marked as a gap, a point that is not met is."""
    value = one.value(record)
    if isinstance(one.kind, Choice) and value in _NOT_MET:
        return Mark(answers.text(one, record), _NOT_MET[value])
    return answers.said(one, record) or Mark(_("Nothing is said of it"), "soft")


def _state(standing: Standing) -> Iterator[Pair]:
    yield _("Register"), standing.register_id or "–"
    yield _("State"), _("step {step}, {hash}").format(step=standing.step, hash=standing.short())
    if standing.at:
        yield _("Last changed"), dates.moment(standing.at)
    yield _("Printed on"), dates.in_words(dates.today())
    yield _("Program"), f"ROPA Desktop {__version__}"
