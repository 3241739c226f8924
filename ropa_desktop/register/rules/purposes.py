"""R2: what a purpose says, and the legal basis that it rests on (Art. 5(1)(b), 6)."""

import re
from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.rule import Found, rule

_LEAD = r"(?:(?:to|for|the|our|zur?m?|für|die|den|der|pour|par|para|por|la|las?|les?|los|el|il|per|i|gli|l['’]) ?)*"
_VAGUE = re.compile(
    _LEAD + r"(?:"
    r"(?:improv\w+|enhanc\w+|optimi[sz]\w+)(?: of)?(?: (?:our|the|your|users?['’]?|customers?['’]?|and|,|services?"
    r"|products?"
    r"|offers?|offerings|websites?|experience|business|quality))+"
    r"|(?:develop\w*|create|offer\w*) new (?:,|and|or|products?|services?|features?| )+|(?:offer"
    r"|provide)\w* personali[sz]ed services"
    r"|(?:\w+ )?business (?:purposes?|operations|needs|interests)|(?:general |internal )?administration"
    r"|(?:general|internal|administrative|other|various|legal|commercial|operational|marketing|it[- ]security|security"
    r"|hr"
    r"|research|advertising|communication) (?:purposes|matters)|marketing|it[- ]security|(?:future )?research"
    r"|personnel(?: matters)?|human resources|management|data processing|day-to-day business|miscellaneous|various"
    r"|other"
    r"|(?:interne |allgemeine )?verwaltung(?:szwecke)?|personalangelegenheiten|(?:interne|geschäftliche|diverse"
    r"|sonstige)n? zwecken?"
    r"|geschäftszwecken?|marketingzwecken?|werbezwecken?|sicherheitszwecken?|forschung(?:szwecken?)?|it-sicherheit"
    r"|sonstiges|neue (?:,|und|oder|produkte|dienste|leistungen|dienstleistungen|funktionen| )+(?:zu )?entwickeln"
    r"|allgemeines|datenverarbeitung|verbesserung (?:unserer|unseres|der|des) \w+"
    r"|gestion(?: administrative| interne| générale)?|administration générale|fins (?:commerciales|internes"
    r"|administratives|(?:de )?marketing)"
    r"|(?:développer|créer|proposer) de (?:,|et|ou|de|nouveaux|nouvelles|produits|services|fonctions"
    r"|fonctionnalités| )+"
    r"|amélior(?:ation|er) (?:de )?(?:nos|vos|les) (?:services|produits|offres)|recherche|sécurité|divers"
    r"|gestión(?: administrativa| interna| general)?|administración(?: general)?|fines (?:comerciales|internos"
    r"|administrativos|publicitarios|de marketing)"
    r"|mejorar? (?:de )?(?:nuestros|los) (?:servicios|productos)|investigación|seguridad|varios|otros"
    r"|gestione(?: amministrativa| interna| generale)?|amministrazione(?: generale)?|finalità (?:commerciali|interne"
    r"|amministrative|di marketing)"
    r"|miglior(?:amento|are) (?:dei |i )?(?:nostri )?(?:servizi|prodotti)|ricerca|sicurezza|varie|altro"
    r")[\s.;:!]*",
    re.IGNORECASE,
)  # fmt: skip


@rule(
    "R201", "Purpose", "advice", "5(1)(b)", N_("The purpose could be any controller's; it does not say what is done."),
    why=N_("Purposes are specified and explicit; the Art. 29 Working Party calls “marketing purposes”, “IT security” "
           "or “future research” too vague (WP 203), and “develop new services” too (WP 260)."),
    mend=N_("Say what is done with the data and for what: “pay wages”, not “personnel matters”."),
    wrong=lambda: Purpose(purpose="To improve our services"),
    right=lambda: Purpose(purpose="Find out which pages of the shop load slowly"),
    needs="purpose",
)  # fmt: skip
def vague_purpose(purpose: Purpose, on: date) -> Iterator[Found]:
    if purpose.purpose and _VAGUE.fullmatch(purpose.purpose.strip()):
        yield Found("purpose", _("“{words}” could be any controller's purpose; it does not say what is done.").format(
            words=purpose.purpose.strip()))  # fmt: skip


@rule(
    "R202", "ProcessingActivity", "advice", "5(1)(b)", N_("The purpose only says the name of the activity again."),
    why=N_("The name says what it is called, the purpose what it is for (Art. 30(1)(b)); a reader learns the first "
           "only."),
    mend=N_("Say in the purpose what is to be reached."),
    wrong=lambda: ProcessingActivity(name="Visitor list", purposes=[Purpose(purpose="Visitor list")]),
    right=lambda: ProcessingActivity(name="Visitor list", purposes=[Purpose(purpose="Know who is in the building")]),
    needs="name purposes",
)  # fmt: skip
def purpose_is_the_name(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    name = (activity.name or "").strip(" .").casefold()
    if (
        name
        and name.count(" ") < 3
        and any((one.purpose or "").strip(" .").casefold() == name for one in activity.purposes)
    ):
        yield Found("purposes")


@rule(
    "R203", "ProcessingActivity", "advice", "6(1)", N_("The same purpose stands here twice."),
    why=N_("One purpose rests on one basis that is settled beforehand; to change over to another later is unfair "
           "(EDPB Guidelines 05/2020, paragraphs 121 to 123)."),
    mend=N_("Keep one of the two, or say what tells them apart."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose(purpose="Pay wages"), Purpose(purpose="Pay wages")]),
    right=lambda: ProcessingActivity(purposes=[Purpose(purpose="Pay wages"), Purpose(purpose="Report wage tax")]),
    needs="purposes",
)  # fmt: skip
def purpose_twice(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    said: dict[str, Purpose] = {}
    for one in activity.purposes:
        if one.purpose:
            other = said.setdefault(one.purpose.strip(" .").casefold(), one)
            told_apart = one.basis_in_words and one.legal_basis != other.legal_basis
            if other is not one and not told_apart:
                yield Found("purposes", _("“{purpose}” stands here twice.").format(purpose=one.title()))
                return


@rule(
    "R204", "ProcessingActivity", "advice", "6(1)(f)",
    N_("The controller is a public authority, which cannot rest on legitimate interests in its tasks."),
    why=N_("Art. 6(1), second subparagraph, keeps point (f) from public authorities in the performance of their "
           "tasks; it "
           "is for the legislator to provide the basis (recital 47)."),
    mend=N_("Choose point (c) or (e) with the law, or say in own words why this is none of its tasks."),
    wrong=lambda: ProcessingActivity(
        controller=Organisation(name="Town of Elmford", public_authority=True),
        purposes=[Purpose(purpose="Guard the car park", legal_basis="A6-1-f")],
    ),
    right=lambda: ProcessingActivity(
        controller=Organisation(name="Elmford Books Ltd", public_authority=False),
        purposes=[Purpose(purpose="Guard the car park", legal_basis="A6-1-f")],
    ),
    needs="controller purposes",
)  # fmt: skip
def interest_of_an_authority(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.controller and activity.controller.public_authority:
        for one in activity.purposes:
            if one.legal_basis == "A6-1-f" and not one.basis_in_words:
                sentence = _("“{purpose}” rests on legitimate interests, but the controller is a public authority, "
                             "which cannot do so in its tasks.")  # fmt: skip
                yield Found("purposes", sentence.format(purpose=one.title()))


@rule(
    "R205", "Purpose", "advice", "6(1)(d)", N_("It rests on vital interests, and no word says why nothing else holds."),
    why=N_("Vital interests are for matters of life; another person's should serve as a basis only where the "
           "processing "
           "manifestly cannot rest on another one (recital 46)."),
    mend=N_("Choose the basis that carries it from day to day, or say in own words why there is none."),
    wrong=lambda: Purpose(purpose="Keep the list of first aiders", legal_basis="A6-1-d"),
    right=lambda: Purpose(purpose="Warn campers of a flood", legal_basis="A6-1-d",
                          basis_in_words="Only while a warning of the flood service is in force."),
    needs="legal_basis",
)  # fmt: skip
def vital_interests(purpose: Purpose, on: date) -> Iterator[Found]:
    if purpose.legal_basis == "A6-1-d" and not purpose.basis_in_words:
        yield Found("legal_basis")


@rule(
    "R206", "Purpose", "advice", "6(1)(f)",
    N_("A legitimate interest is described, but the purpose rests on another basis."),
    why=N_("Either the interest is the basis, or it is left over from an earlier answer; data subjects are told one of "
           "the two (Art. 13(1)(c) and (d))."),
    mend=N_("Take the interest away, or choose the basis that holds."),
    wrong=lambda: Purpose(legal_basis="A6-1-c", legitimate_interest="Collecting debts."),
    right=lambda: Purpose(legal_basis="A6-1-f", legitimate_interest="Collecting debts."),
    needs="legitimate_interest",
)  # fmt: skip
def interest_beside_another_basis(purpose: Purpose, on: date) -> Iterator[Found]:
    if purpose.legitimate_interest and (purpose.legal_basis or "A6-1-f") not in ("A6-1-f", "UK-A6-1-ea"):
        yield Found("legitimate_interest")


@rule(
    "R207", "ProcessingActivity", "advice", "6(1)", N_("Its basis exists in the law of the United Kingdom alone."),
    why=N_("The recognised legitimate interest was put into the UK GDPR on 5 February 2026; Art. 6(1) of the "
           "Regulation "
           "does not know it."),
    mend=N_("Choose a basis of Art. 6(1), unless only the UK GDPR applies to this purpose."),
    wrong=lambda: ProcessingActivity(
        controller=Organisation(name="Brennagh Oats", country="IE"),
        purposes=[Purpose(purpose="Report fraud", legal_basis="UK-A6-1-ea")],
    ),
    right=lambda: ProcessingActivity(
        controller=Organisation(name="Fenwold Oats", country="GB"),
        purposes=[Purpose(purpose="Report fraud", legal_basis="UK-A6-1-ea")],
    ),
    needs="controller purposes",
)  # fmt: skip
def basis_of_the_united_kingdom(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.controller and activity.controller.country not in (None, "GB"):
        for one in activity.purposes:
            if one.legal_basis == "UK-A6-1-ea":
                sentence = _("“{purpose}” rests on a basis that exists in the law of the United Kingdom alone.")
                yield Found("purposes", sentence.format(purpose=one.title()))
