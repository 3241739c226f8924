"""The questions that the window answers for a day, one line each; what answers them is imported when it is asked."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from ropa_desktop.i18n import N_


class Question(NamedTuple):
    """One entry of the navigation and the page behind it.

    `answers` names the function `(contents, on, …) -> Report`; it runs in a thread, on a copy of the register.
    `controls` names a widget made as `Controls(desk)`, for a question that needs more than a day: with a signal
    `changed`, and a method `asked()` that gives the function's further keywords, or a sentence that says what is still
    to be chosen. Where it has a method `refresh()`, that is called when the register has changed; where it is more than
    one widget, a method `pieces()` gives them in their order.
    """

    name: str  # never translated, small letters: "transfers"
    words: str
    answers: str  # "ropa_desktop.register.transfer_report:report"
    controls: str = ""  # "ropa_desktop.ui.what_if:Controls"
    page: str = "ropa_desktop.ui.report_page:ReportPage"

    def answer(self, contents: Any, on: date, **further: Any) -> Any:
        """Answer it; what it takes is imported in the thread that works it out."""
        return _named(self.answers)(contents, on, **further)

    def further(self) -> Callable[..., Any] | None:
        """What makes its controls, where it has any."""
        return _named(self.controls) if self.controls else None

    def make_page(self, desk: Any) -> Any:
        """Its page."""
        return _named(self.page)(desk, self)


def _named(place: str) -> Any:
    module, _colon, name = place.partition(":")
    return getattr(import_module(module), name)


OVERVIEW = Question("overview", N_("Overview"), "ropa_desktop.register.overview:overview",
                    page="ropa_desktop.ui.overview_page:OverviewPage")  # fmt: skip
QUESTIONS: tuple[Question, ...] = (
    Question("due", N_("What is due"), "ropa_desktop.register.due_report:report",
             "ropa_desktop.ui.due_calendar:Controls"),
    Question("findings", N_("Findings"), "ropa_desktop.register.findings_report:report"),
    Question("points", N_("Point by point"), "ropa_desktop.register.points_report:report"),
    Question("dismissed", N_("Judged not to apply"), "ropa_desktop.register.dismissed_report:report"),
    Question("owed", N_("Required documents"), "ropa_desktop.register.owed_report:report"),
    Question("templates", N_("Authority templates"), "ropa_desktop.register.template_report:report"),
    Question("exemption", N_("Exemption, Art. 30(5)"), "ropa_desktop.register.exemption_report:report"),
    Question("world", N_("Map of transfers"), "ropa_desktop.register.world_report:report",
             "ropa_desktop.ui.map_page:Supposing", "ropa_desktop.ui.map_page:MapPage"),
    Question("transfers", N_("Transfers judged"), "ropa_desktop.register.transfer_report:report"),
    Question("what-if", N_("What if"), "ropa_desktop.register.what_if:report", "ropa_desktop.ui.what_if:Controls"),
    Question("decisions", N_("Decisions in force"), "ropa_desktop.register.decision_report:report"),
    Question("chains", N_("What reaches whom"), "ropa_desktop.register.effective_report:report"),
    Question("where-used", N_("Where it is used"), "ropa_desktop.register.where_used:report",
             "ropa_desktop.ui.pick_organisation:Company"),
    Question("sub-processors", N_("Sub-processors"), "ropa_desktop.register.sub_processor_report:report",
             "ropa_desktop.ui.pick_organisation:Customer"),
    Question("retention", N_("Due for erasure"), "ropa_desktop.register.retention_calendar:report"),
    Question("retention-schedule", N_("Retention schedule"), "ropa_desktop.register.retention_schedule:report"),
)  # fmt: skip
