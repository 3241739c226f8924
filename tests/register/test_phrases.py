"""Words that say too little are found in five languages, and words that say enough are left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.check import check
from ropa_desktop.register.rules import assessments, consent, limits, phrases, special_words, wording
from ropa_desktop.register.rules.limits import FOR_EVER, duty_without_law, vague_limit
from ropa_desktop.register.rules.phrases import placeholder, said, vague_measures
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData


def codes(record):
    return {one.code for one in check(record, date(2026, 11, 1))}


@pytest.mark.parametrize(
    "words",
    [
        "As long as necessary",
        "For as long as it is reasonably necessary to provide the service",
        "No longer than is necessary for the purposes",
        "Until no longer needed",
        "Data are erased once they are no longer required.",
        "A reasonable period",
        "So lange wie nötig",
        "Solange es für den jeweiligen Zweck erforderlich ist",
        "Sobald die Daten nicht mehr benötigt werden",
        "Löschung nach Wegfall des Verarbeitungszwecks",
        "Le temps nécessaire",
        "Pendant la durée strictement nécessaire à la finalité",
        "Aussi longtemps que cela est nécessaire",
        "Jusqu'à ce qu'elles ne soient plus nécessaires",
        "El tiempo necesario",
        "Durante el plazo estrictamente necesario",
        "Mientras sean necesarios para la finalidad",
        "Per il tempo necessario",
        "Per il tempo strettamente necessario alle finalità",
        "Finché sono necessari",
    ],
)
def test_a_time_limit_that_limits_nothing_is_found(words):
    assert vague_limit(words)
    assert "R601" in codes(PersonalData(time_limit=words))


@pytest.mark.parametrize(
    "words",
    [
        "As long as necessary, at most two years",
        "Until the person leaves the club",
        "As long as the account exists",
        "End of the contract",
        "10 Jahre nach Ende des Geschäftsjahres (§ 257 HGB)",
        "Solange erforderlich, längstens sechs Monate",
        "Widerruf der Einwilligung",
        "Cinq ans après la fin du contrat",
        "Cinco años desde el último contacto",
        "Fino alla revoca del consenso",
        "",
        None,
    ],
)
def test_a_time_limit_that_can_be_met_is_left_alone(words):
    assert not vague_limit(words)


@pytest.mark.parametrize(
    "words",
    ["Unlimited", "Kept indefinitely", "unbegrenzt", "auf Dauer", "durée illimitée", "sin límite", "per sempre"],
)
def test_for_ever_is_found(words):
    assert said(FOR_EVER, words)


@pytest.mark.parametrize(
    "words",
    [
        "Permanently erased after a year",
        "Not kept indefinitely",
        "Unlimited contracts: six months after their end",
        "Unbefristeter Arbeitsvertrag: drei Jahre nach dessen Ende",
        "Nicht auf Dauer",
        "dauerhaft gelöscht nach einem Jahr",
    ],
)
def test_what_only_sounds_like_for_ever_is_left_alone(words):
    assert not said(FOR_EVER, words)


def test_a_law_that_is_spoken_of_is_cited():
    assert duty_without_law("As required by law")
    assert duty_without_law("Gesetzliche Aufbewahrungsfristen")
    assert duty_without_law("Durée légale de conservation") or duty_without_law("Durée légale")
    assert duty_without_law("Plazos legales")
    assert duty_without_law("Termini di legge")
    assert not duty_without_law("Gesetzliche Aufbewahrungsfrist nach § 147 AO")
    assert not duty_without_law("Gesetzliche Aufbewahrungsfristen (HGB, AO)")
    assert not duty_without_law("Statutory retention period of the Companies Act")


@pytest.mark.parametrize(
    "words",
    [
        "Appropriate technical and organisational measures",
        "Standard security measures in accordance with Art. 32 GDPR",
        "State of the art",
        "Geeignete technische und organisatorische Maßnahmen nach Art. 32 DSGVO",
        "Stand der Technik",
        "Mesures techniques et organisationnelles appropriées",
        "Medidas técnicas y organizativas apropiadas",
        "Misure tecniche e organizzative adeguate",
    ],
)
def test_measures_in_the_words_of_the_law_are_found(words):
    assert vague_measures(words)


@pytest.mark.parametrize(
    "words",
    [
        "Appropriate measures: encryption",
        "Disks are encrypted",
        "Verschlüsselung und Zugriff nach Rollen",
        "Chiffrement des disques",
        "Copia de seguridad diaria",
        "",
        None,
    ],
)
def test_measures_that_say_something_are_left_alone(words):
    assert not vague_measures(words)


@pytest.mark.parametrize("words", ["TBD", "n/a", "xxx", "To be completed.", "???", "-", "...", "lorem ipsum dolor",
                                   "noch offen", "à compléter", "pendiente", "da definire", "[insert]"])  # fmt: skip
def test_a_placeholder_is_found(words):
    assert placeholder(words)


@pytest.mark.parametrize("words", ["Nora Abel", "Annual accounts", "Test results", "Why? How?", "Todo el personal",
                                   "TBC: tuberculosis tests", "Tax (see below)", "A-1"])  # fmt: skip
def test_an_answer_is_no_placeholder(words):
    assert not placeholder(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Sick leave", "A9-1-health"),
        ("Krankmeldungen", "A9-1-health"),
        ("Données de santé", "A9-1-health"),
        ("Datos de salud", "A9-1-health"),
        ("Certificati medici", "A9-1-health"),
        ("Church tax", "A9-1-religion"),
        ("Konfession", "A9-1-religion"),
        ("Trade union membership", "A9-1-union"),
        ("Gewerkschaftszugehörigkeit", "A9-1-union"),
        ("Fingerprint templates", "A9-1-biometric"),
        ("Empreintes digitales", "A9-1-biometric"),
        ("Criminal records", "A10"),
        ("Führungszeugnis", "A10"),
        ("Casellario giudiziale", "A10"),
    ],
)
def test_special_data_named_in_words_are_to_be_marked(words, code):
    row = PersonalData(items=f"Name; {words}")
    assert "R322" in codes(row)
    row.special = (code,)
    assert "R322" not in codes(row)
    assert "R323" in codes(CategoryOfPersonalData(name=words))
    assert "R322" not in codes(PersonalData(items=words, category=CategoryOfPersonalData(name=words)))


@pytest.mark.parametrize(
    "words",
    [
        "Healthy lunch",
        "Health insurance company",
        "Server health",
        "Browser fingerprint",
        "SHA-256 fingerprint of the file",
        "Diagnostic data of the device",
        "Disabled accounts",
        "Collegio sindacale",
        "Syndicat des copropriétaires",
        "Race results",
        "No medical data",
        "Keine Krankheitsdaten",
        "Aucune donnée de santé; pas de données de santé",
    ],
)
def test_words_that_only_sound_like_special_data_are_left_alone(words):
    assert not {"R321", "R322", "R323"} & codes(
        ProcessingActivity(
            purposes=[Purpose(purpose=words)],
            data=[PersonalData(items=words, category=CategoryOfPersonalData(name=words))],
        )
    )


@pytest.mark.parametrize(
    "words",
    ["Improve our services", "Marketing purposes", "Personnel matters", "Verwaltung", "Verbesserung unserer Dienste",
     "Gestion administrative", "Fines comerciales", "Miglioramento dei servizi", "Develop new products and services"],
)  # fmt: skip
def test_a_vague_purpose_is_found(words):
    assert "R201" in codes(Purpose(purpose=words))


@pytest.mark.parametrize("words", ["Pay wages", "Improve our services by measuring how long pages take",
                                   "Verwaltung der Mitgliedsbeiträge", "Gestion de la paie"])  # fmt: skip
def test_a_purpose_that_says_what_is_done_is_left_alone(words):
    assert "R201" not in codes(Purpose(purpose=words))


@pytest.mark.parametrize(
    "words", ["Third parties", "Various partners", "Diverse Empfänger", "Dritte", "Tiers", "Terceros", "Terzi"]
)
def test_recipients_who_could_be_anybody_are_found(words):
    assert "R913" in codes(Recipient(category=words))


@pytest.mark.parametrize("words", ["Advertising partners", "Third parties that receive figures", "Banken", "Assureurs"])
def test_recipients_who_are_somebody_are_left_alone(words):
    assert "R913" not in codes(Recipient(category=words))


@pytest.mark.parametrize("words", ["Employees", "Beschäftigte", "Patients", "Élèves", "Menores de edad", "Minori"])
def test_persons_who_count_as_vulnerable_are_to_be_marked(words):
    assert "R853" in codes(CategoryOfDataSubjects(name=words))


@pytest.mark.parametrize("words", ["Customers", "Employees of customers", "Minor shareholders", "Kinderärzte"])
def test_others_are_not(words):
    assert "R853" not in codes(CategoryOfDataSubjects(name=words))


WORDINGS = [
    one
    for module in (assessments, consent, limits, phrases, special_words, wording)
    for one in vars(module).values()
    if isinstance(one, phrases.Wording)
]


@pytest.mark.parametrize("one", [*WORDINGS, *special_words._NAMES.values()], ids=lambda one: one.exact.pattern[:20])
def test_what_is_found_is_found_in_small_letters_too(one):
    @given(st.from_regex(one.exact, alphabet=st.characters(codec="cp1252")))  # made once: it takes longest
    def found(text):
        assert one.exact.search(text)
        assert one.may_be_in(text)
        assert one.search(text)

    found()
