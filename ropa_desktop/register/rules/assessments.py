"""R8: whether an impact assessment is owed, and what its outcome says (Art. 35 and 36)."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.assessed import standing
from ropa_desktop.register.rules.phrases import Wording, said
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.rules.special_data import special_codes

LARGE = frozenset({"10000-99999", "100000-999999", "from-1000000"})
WATCHED = Wording(
    r"\b(?:video[- ]?surveillance|surveillance cameras?|cctv|video[- ]?monitoring|videoüberwach\w*"
    r"|überwachungskamera\w*|vidéo-?(?:surveillance|protection)"
    r"|caméras? de surveillance|videovigilancia|cámaras? de (?:seguridad|vigilancia)|videosorveglianza"
    r"|telecamer[ae])\b",
)  # fmt: skip
NEW_TECHNOLOGY = Wording(
    r"\b(?i:artificial intelligence|machine learning|deep learning|neural networks?|(?:large )?language models?"
    r"|generative ai|fac(?:ial|e) recognition"
    r"|internet of things|künstliche\w* intelligenz|maschinelle\w* lernen|gesichtserkennung|intelligence artificielle"
    r"|apprentissage automatique"
    r"|reconnaissance faciale|inteligencia artificial|aprendizaje automático|reconocimiento facial"
    r"|intelligenza artificiale|riconoscimento facciale)\b"
    r"|\b(?:AI|KI|IA|LLM|IoT)\b",
    capitals=True,
)  # fmt: skip
_RISK = Wording(
    r"\b(?:high residual risks?|residual risks? (?:is|are|remains?|stays?) (?:\w+ )?high|(?:a )?high risk remains"
    r"|hohe[sn]? rest-?risik\w+|rest-?risiko (?:ist|bleibt) hoch|risques? résiduels? (?:\w+ )?élevés?"
    r"|riesgos? residual(?:es)? (?:\w+ )?altos?"
    r"|rischi[o]? residu[oi] (?:\w+ )?elevat[oi])\b",
)  # fmt: skip
_EXCUSED = N_("Carry the assessment out, or give the reason why none is needed.")


def reason_of(activity: ProcessingActivity) -> str:
    """Why no assessment is made, as the entry has it or its screening."""
    screening = standing(activity.screenings) if activity.screenings else None
    return activity.dpia_reason or (screening and (screening.reason or screening.exempted)) or ""


def _excused(activity: ProcessingActivity) -> bool:
    """Whether an assessment is made or on its way, or a reason says why not."""
    return activity.dpia_outcome in ("required", "under-way", "carried-out") or bool(reason_of(activity))


def _texts(activity: ProcessingActivity) -> Iterator[str | None]:
    yield activity.name
    yield activity.description
    for one in activity.purposes:
        yield one.purpose


@lru_cache(8192)
def _said(wording: Wording, text: str) -> str:
    return said(wording, text)


def words_of(wording: Wording, activity: ProcessingActivity) -> str:
    """The first words of this sort in what the entry says of itself."""
    return next((words for text in _texts(activity) if text and (words := _said(wording, text))), "")


@rule(
    "R801", "ProcessingActivity", "contradiction", "35(3)",
    N_("A case of Art. 35(3) is marked, yet no assessment is said to be required, and no reason says why."),
    why=N_("In these cases an impact assessment is a duty, unless the law behind the processing was assessed already "
           "(Art. 35(10)) or the authority has exempted it (Art. 35(5))."),
    mend=_EXCUSED,
    wrong=lambda: ProcessingActivity(dpia_cases=("A35-3-c",), dpia_outcome="not-required"),
    right=lambda: ProcessingActivity(dpia_cases=("A35-3-c",), dpia_outcome="not-required",
                                     dpia_reason="Assessed with the Stations Act (Art. 35(10))."),
    needs="dpia_cases dpia_outcome",
)  # fmt: skip
def case_without_assessment(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.dpia_cases and activity.dpia_outcome == "not-required" and not reason_of(activity):
        yield Found("dpia_outcome")


@rule(
    "R802", "ProcessingActivity", "advice", "35(1)",
    N_("Two or more criteria are met, yet no assessment is said to be required, and no reason says why."),
    why=N_("With two criteria an assessment is needed in most cases; who makes none documents the reasons (WP 248 "
           "rev.01)."),
    mend=_EXCUSED,
    wrong=lambda: ProcessingActivity(wp248_criteria=("WP248-5", "WP248-7"), dpia_outcome="not-required"),
    right=lambda: ProcessingActivity(wp248_criteria=("WP248-5", "WP248-7"), dpia_outcome="not-required",
                                     dpia_reason="A list of seats; nobody is harmed by it."),
    needs="wp248_criteria dpia_outcome",
)  # fmt: skip
def criteria_without_reason(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if len(activity.wp248_criteria or ()) > 1 and activity.dpia_outcome == "not-required" and not reason_of(activity):
        yield Found("dpia_reason")


@rule(
    "R803", "ProcessingActivity", "advice", "35(1)",
    N_("An assessment is required or under way, but the processing has begun."),
    why=N_("The assessment is carried out prior to the processing (Art. 35(1))."),
    mend=N_("Conclude it, or suspend the processing until then."),
    wrong=lambda: ProcessingActivity(status="active", dpia_outcome="required"),
    right=lambda: ProcessingActivity(status="planned", dpia_outcome="required"),
    needs="status dpia_outcome",
)  # fmt: skip
def begun_before_assessed(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.status == "active" and activity.dpia_outcome in ("required", "under-way"):
        yield Found("dpia_outcome")


@rule(
    "R804", "ProcessingActivity", "advice", "36(1)",
    N_("A high residual risk is spoken of, but no prior consultation."),
    why=N_("Where the assessment shows a high risk that measures do not lower, the authority is consulted before the "
           "processing (Art. 36(1), recital 84)."),
    mend=N_("Give the day and the answer of the authority, or the measures that lower the risk."),
    wrong=lambda: ProcessingActivity(dpia_outcome="carried-out", dpia_reason="A high residual risk for patients."),
    right=lambda: ProcessingActivity(dpia_outcome="carried-out", dpia_reason="No high residual risk for patients."),
    needs="dpia_reason",
)  # fmt: skip
def high_risk_without_consultation(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if not activity.prior_consultation and said(_RISK, activity.dpia_reason):
        yield Found("prior_consultation")


@rule(
    "R805", "ProcessingActivity", "advice", "35(3)(b)",
    N_("Special categories or offences of many persons are processed, but that case of Art. 35(3) is not marked."),
    why=N_("No text gives a figure for “large scale” (recital 91 speaks of volume, region and permanence); 10,000 "
           "persons "
           "are enough to ask."),
    mend=N_("Mark the case, or say in the reason why the scale is not large."),
    wrong=lambda: ProcessingActivity(number_of_data_subjects="10000-99999", data=[PersonalData(special=("A10",))]),
    right=lambda: ProcessingActivity(number_of_data_subjects="100-999", data=[PersonalData(special=("A10",))]),
    needs="number_of_data_subjects data",
)  # fmt: skip
def special_data_of_many(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if (
        activity.number_of_data_subjects in LARGE
        and "A35-3-b" not in (activity.dpia_cases or ())
        and not _excused(activity)
        and special_codes(activity)
    ):
        yield Found("dpia_cases")


@rule(
    "R806", "ProcessingActivity", "advice", "35(3)(c)",
    N_("Cameras are spoken of; whether a public area is monitored on a large scale is not said."),
    why=N_("Systematic monitoring of a publicly accessible area on a large scale makes an assessment a duty; a single "
           "entrance does not."),
    mend=N_("Mark the case, or say in the reason how small the area is."),
    wrong=lambda: ProcessingActivity(name="Video surveillance of the station", dpia_outcome="not-required"),
    right=lambda: ProcessingActivity(name="Video surveillance of the store room", dpia_outcome="not-required",
                                     dpia_reason="One camera, no public access."),
)  # fmt: skip
def cameras(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "A35-3-c" in (activity.dpia_cases or ()) or _excused(activity):
        return
    if words := words_of(WATCHED, activity):
        sentence = _("“{words}”: whether a public area is monitored on a large scale is not said.")
        yield Found("dpia_cases", sentence.format(words=words))


@rule(
    "R807", "ProcessingActivity", "advice", "35(1)",
    N_("New technology is spoken of, but that criterion is not marked and no reason says why no assessment is made."),
    why=N_("Art. 35(1) names new technologies first; innovative use is the eighth criterion of WP 248."),
    mend=N_("Mark the criterion, or say in the reason why this use is nothing new."),
    wrong=lambda: ProcessingActivity(description="Machine learning sorts applications.", dpia_outcome="not-required"),
    right=lambda: ProcessingActivity(description="Machine learning sorts applications.", dpia_outcome="not-required",
                                     wp248_criteria=("WP248-8",)),
)  # fmt: skip
def new_technology(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "WP248-8" in (activity.wp248_criteria or ()) or _excused(activity):
        return
    if words := words_of(NEW_TECHNOLOGY, activity):
        sentence = _("“{words}” may be innovative use; that criterion is not marked.")
        yield Found("wp248_criteria", sentence.format(words=words))
