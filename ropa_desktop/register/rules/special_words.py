"""R32: words that name special categories of data, where no row marks them (Art. 9(1), 10)."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.rules.phrases import Wording, said
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.rules.special_data import special_codes
from ropa_desktop.register.vocabulary import CategoryOfPersonalData


def _words(pattern: str) -> Wording:
    return Wording(rf"\b(?:{pattern})\b")


# Whole words that seldom mean anything else: “health” alone is left out (health insurance, server health), so is
# “fingerprint” (browser, file), “diagnostics”, “disabled” (accounts), “sindacale” (an Italian board of auditors).
_NAMES = {
    "A9-1-health": _words(
        r"health (?:data|records?|conditions?|information|questionnaires?|history|certificates?)|state of health"
        r"|medical (?:data|records?|files?|certificates?|history|examinations?|information|conditions?|check-?ups?"
        r"|treatments?|reports?)"
        r"|patient (?:data|records?|files?)|sick(?:ness)? (?:leave|notes?|pay|days?|absences?)|illness(?:es)?"
        r"|disabilit(?:y|ies)|pregnanc(?:y|ies)"
        r"|vaccinations?|allerg(?:y|ies)|blood (?:group|type)s?|drug tests?"
        r"|gesundheits(?:daten|zustand|zeugnis\w*|zustände|angaben|fragebogen)|krank(?:heit|meldung|schreibung)\w*"
        r"|krankheits\w+|arbeitsunfähigkeit\w*"
        r"|schwerbehind\w+|patienten(?:akte\w*|daten)|schwangerschaft\w*|impf(?:status|ung|ungen|nachweise?)"
        r"|ärztliche\w* (?:\w+)|allergien"
        r"|données de santé|état de santé|(?:dossiers?|certificats?|données|visites?|examens?) médica(?:l|le|ux|les)"
        r"|maladies?|handicaps?|grossesses?"
        r"|vaccin(?:al|ale|ation|ations)"
        r"|datos (?:de salud|médicos|sanitarios)|estado de salud|historia(?:l|les|s)? clínic[oa]s?|(?:reconocimientos?"
        r"|certificados?|informes?) médicos?"
        r"|enfermedad(?:es)?|bajas? (?:médicas?|por enfermedad)|discapacidad(?:es)?|embarazos?|vacunas?|vacunación"
        r"|dati (?:sanitari|(?:relativi )?alla salute)|stato di salute|malatti[ae]|cartell[ae] clinic(?:a|he)"
        r"|certificat[oi] medic[oi]|disabilità"
        r"|gravidanz[ae]|vaccin(?:azion[ei]|ale)"
    ),
    "A9-1-religion": _words(
        r"religio(?:n|ns|us)|(?:religious )?denominations?|church tax|konfession(?:en|szugehörigkeit)?|religion\w*"
        r"|kirchensteuer\w*"
        r"|confessions? religieuses?|religieu(?:x|se|ses)|religión|religios[oa]s?|creencias|religion[ei]"
        r"|confessione religiosa"
    ),
    "A9-1-union": _words(
        r"trade[- ]unions?(?: membership)?|union (?:membership|dues|fees)|gewerkschaft\w*|syndica(?:l|le|les|ux|tion)"
        r"|appartenance à un syndicat"
        r"|sindicatos?|afiliación sindical|cuotas? sindical(?:es)?|sindacat[oi]|(?:iscrizione|appartenenza|quot[ae]"
        r"|trattenut[ae]) sindacal[ei]"
    ),
    "A9-1-political": _words(
        r"political (?:opinions?|views|beliefs|affiliations?)|party membership|politische\w* (?:meinung|überzeugung"
        r"|einstellung|ansicht)\w*"
        r"|parteizugehörigkeit|parteimitgliedschaft|opinions? politiques?|opini(?:ón|ones) políticas?"
        r"|opinion[ei] politic(?:a|he)"
    ),
    "A9-1-race": _words(
        r"ethnic(?:ity| origins?| groups?)?|racial(?: origins?)?|ethnische\w* \w+|ethnie|origines? (?:ethniques?"
        r"|raciales?)|origen (?:étnico|racial)"
        r"|etnia|origine (?:etnica|razziale)"
    ),
    "A9-1-sex": _words(
        r"sexual orientation|sex life|sexuelle\w* orientierung|sexualleben|orientation sexuelle|vie sexuelle"
        r"|orientación sexual|vida sexual"
        r"|orientamento sessuale|vita sessuale"
    ),
    "A9-1-genetic": _words(
        r"genetic (?:data|tests?|material|analys[ei]s)|dna|adn|gen(?:etische\w* \w+|test\w*)|données génétiques"
        r"|datos genéticos|dati genetici"
    ),
    "A9-1-biometric": _words(
        r"biometri\w+|biométri\w+|fac(?:ial|e) recognition|iris scans?|(?:scan of |employee "
        r"|staff )?fingerprint (?:scan\w*|templates?|readers?|data)"
        r"|fingerabdr(?:uck|ücke)\w*|gesichtserkennung|empreintes digitales|reconnaissance faciale"
        r"|huellas? dactilar(?:es)?|reconocimiento facial"
        r"|impront[ae] digital[ei]|riconoscimento facciale"
    ),
    "A10": _words(
        r"criminal (?:records?|convictions?|offences?|history|background)|(?:police|criminal) (?:clearance"
        r"|record) certificates?"
        r"|führungszeugnis\w*|straftat\w*|vorstrafen|strafregister\w*|casiers? judiciaires?|infractions? pénales?"
        r"|condamnations? pénales?"
        r"|antecedentes penales|condenas? penal(?:es)?|delitos|casellario giudiziale|precedenti penali"
        r"|condann[ae] penal[ei]|reati"
    ),
}  # fmt: skip

_ANY = Wording(*(one.exact.pattern for one in _NAMES.values()))


@lru_cache(8192)
def _named(text: str | None) -> tuple[tuple[str, str], ...]:
    """Each kind of special data that a text names, with the words that name it."""
    if not text or not _ANY.may_be_in(text):
        return ()
    return tuple((code, words) for code, named in _NAMES.items() if (words := said(named, text)))


@rule(
    "R321", "ProcessingActivity", "advice", "9(1)",
    N_("A purpose may speak of special categories of data that no row marks."),
    why=N_("Data of Art. 9(1) need a condition of Art. 9(2), data of Art. 10 a law; an entry that names them in words "
           "and "
           "does not mark them contradicts itself."),
    mend=N_("Mark them at the category of data, or say it in other words if they are not meant."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose(purpose="Keep medical certificates of pupils")],
                                     data=[PersonalData(items="Name; class")]),
    right=lambda: ProcessingActivity(purposes=[Purpose(purpose="Offer a healthy lunch")],
                                     data=[PersonalData(items="Name; class")]),
    needs="purposes",
)  # fmt: skip
def purpose_names_special_data(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    marked: set[str] | None = None
    for one in activity.purposes:
        for code, words in _named(one.purpose):
            marked = special_codes(activity) if marked is None else marked
            if code not in marked:
                yield _found("purposes", code, words)


@rule(
    "R322", "PersonalData", "advice", "9(1)",
    N_("The items may be special categories of data, but the row does not mark them."),
    why=N_("Data of Art. 9(1) need a condition of Art. 9(2), data of Art. 10 a law, and both weigh in the assessment "
           "of "
           "risk (Art. 35(3)(b)); the mark is what a reader and the other rules go by."),
    mend=N_("Mark the special category in this row, or say it in other words if it is not meant."),
    wrong=lambda: PersonalData(items="Name; sick leave; holidays"),
    right=lambda: PersonalData(items="Name; sick leave; holidays", special=("A9-1-health",)),
    needs="items",
)  # fmt: skip
def items_name_special_data(data: PersonalData, on: date) -> Iterator[Found]:
    named = _named(data.items)
    if named:
        marked, name = (data.category.special or (), data.category.name) if data.category else ((), None)
        with_category = {*marked, *(code for code, _words in _named(name))}  # R323 speaks there
        for code, words in named:
            if code not in (data.special or ()) and code not in with_category:
                yield _found("special", code, words)


@rule(
    "R323", "CategoryOfPersonalData", "advice", "9(1)",
    N_("The category's name may mean special categories of data, but it does not mark them."),
    why=N_("What is special by nature is marked once, with the category, so that every activity that uses it knows."),
    mend=N_("Mark the special category here, or choose another name if it is not meant."),
    wrong=lambda: CategoryOfPersonalData(name="Trade union membership"),
    right=lambda: CategoryOfPersonalData(name="Trade union membership", special=("A9-1-union",)),
    needs="name",
)  # fmt: skip
def category_names_special_data(category: CategoryOfPersonalData, on: date) -> Iterator[Found]:
    for code, words in _named(category.name):
        if code not in (category.special or ()):
            yield _found("special", code, words)


def _found(field: str, code: str, words: str) -> Found:
    kind = PersonalData.field("special").kind.to_text((code,))
    sentence = _("“{words}” may mean: {kind}. It is not marked.").format(words=words, kind=kind)
    return Found(field, sentence, "10" if code == "A10" else "9(1)")
