"""Closed lists that only the legislator changes: stable codes, which are stored, and titles, which are shown.

Adequacy decisions, authorities and suggestions change without us; they are dated rows in db/reference.
"""

# To be verified: the nine criteria of WP 248 rev.01 (wording); that no clauses of a supervisory authority
# under Art. 46(2)(d) were ever adopted; that the UK's IDTA A1.0 is in force since 2022-03-21.

import unicodedata
from functools import lru_cache

from ropa_desktop.i18n import N_

LEGAL_BASES: dict[str, str] = {
    "A6-1-a": N_("Consent, Art. 6(1)(a)"),
    "A6-1-b": N_("Contract, Art. 6(1)(b)"),
    "A6-1-c": N_("Legal obligation, Art. 6(1)(c)"),
    "A6-1-d": N_("Vital interests, Art. 6(1)(d)"),
    "A6-1-e": N_("Public interest or official authority, Art. 6(1)(e)"),
    "A6-1-f": N_("Legitimate interests, Art. 6(1)(f)"),
    "UK-A6-1-ea": N_("Recognised legitimate interest (UK only), Art. 6(1)(ea) UK GDPR"),
}

SPECIAL_CONDITIONS: dict[str, str] = {
    "A9-2-a": N_("Explicit consent, Art. 9(2)(a)"),
    "A9-2-b": N_("Employment, social security and social protection law, Art. 9(2)(b)"),
    "A9-2-c": N_("Vital interests, data subject incapable of consent, Art. 9(2)(c)"),
    "A9-2-d": N_("Legitimate activities of not-for-profit bodies, Art. 9(2)(d)"),
    "A9-2-e": N_("Data manifestly made public by the data subject, Art. 9(2)(e)"),
    "A9-2-f": N_("Legal claims or courts acting in their judicial capacity, Art. 9(2)(f)"),
    "A9-2-g": N_("Substantial public interest, Art. 9(2)(g)"),
    "A9-2-h": N_("Preventive or occupational medicine, health or social care, Art. 9(2)(h)"),
    "A9-2-i": N_("Public health, Art. 9(2)(i)"),
    "A9-2-j": N_("Archiving in the public interest, scientific or historical research, statistics, Art. 9(2)(j)"),
}

SPECIAL_CATEGORIES: dict[str, str] = {
    "A9-1-race": N_("Racial or ethnic origin, Art. 9(1)"),
    "A9-1-political": N_("Political opinions, Art. 9(1)"),
    "A9-1-religion": N_("Religious or philosophical beliefs, Art. 9(1)"),
    "A9-1-union": N_("Trade union membership, Art. 9(1)"),
    "A9-1-genetic": N_("Genetic data, Art. 9(1)"),
    "A9-1-biometric": N_("Biometric data for the purpose of uniquely identifying a natural person, Art. 9(1)"),
    "A9-1-health": N_("Data concerning health, Art. 9(1)"),
    "A9-1-sex": N_("Sex life or sexual orientation, Art. 9(1)"),
    "A10": N_("Criminal convictions and offences or related security measures, Art. 10"),
}

TRANSFER_TOOLS: dict[str, str] = {
    "A45-3": N_("Adequacy decision, Art. 45(3)"),
    "A46-2-a": N_("Legally binding and enforceable instrument between public authorities, Art. 46(2)(a)"),
    "A46-2-b": N_("Binding corporate rules, Art. 46(2)(b)"),
    "A46-2-c": N_("Standard data protection clauses adopted by the Commission, Art. 46(2)(c)"),
    "A46-2-d": N_("Standard data protection clauses adopted by a supervisory authority, Art. 46(2)(d)"),
    "A46-2-e": N_("Approved code of conduct with binding and enforceable commitments, Art. 46(2)(e)"),
    "A46-2-f": N_("Approved certification mechanism with binding and enforceable commitments, Art. 46(2)(f)"),
    "A46-3-a": N_("Ad hoc contractual clauses (authorised), Art. 46(3)(a)"),
    "A46-3-b": N_("Administrative arrangements between public authorities (authorised), Art. 46(3)(b)"),
    "A49-1-a": N_("Explicit consent to the transfer after information on the risks, Art. 49(1)(a)"),
    "A49-1-b": N_("Contract between data subject and controller, Art. 49(1)(b)"),
    "A49-1-c": N_("Contract in the interest of the data subject with another person, Art. 49(1)(c)"),
    "A49-1-d": N_("Important reasons of public interest, Art. 49(1)(d)"),
    "A49-1-e": N_("Establishment, exercise or defence of legal claims, Art. 49(1)(e)"),
    "A49-1-f": N_("Vital interests, person incapable of consent, Art. 49(1)(f)"),
    "A49-1-g": N_("Public register, Art. 49(1)(g)"),
    "A49-1-sub2": N_("Compelling legitimate interests, Art. 49(1) second subparagraph"),
    "UK-IDTA": N_("UK: International Data Transfer Agreement A1.0"),
    "UK-ADD": N_("UK: International Data Transfer Addendum to the EU clauses B1.0"),
    "UK-REG": N_("UK: transfer approved by regulations (data bridge), Art. 45A UK GDPR"),
    "CH-SCC": N_("Switzerland: EU clauses with the FDPIC's adaptations"),
    "CH-A1": N_("Switzerland: adequate under Annex 1 DPO (DSV), Art. 16(1) FADP"),
    "INTRA-EEA": N_("No transfer (recipient in the EEA)"),
}

CLAUSE_SETS: dict[str, str] = {
    "2021/914": N_("Decision (EU) 2021/914 (in force from 27 June 2021)"),
    "2001/497/EC": N_("Decision 2001/497/EC (repealed, unusable since 27 December 2022)"),
    "2004/915/EC": N_("Decision 2004/915/EC (repealed, unusable since 27 December 2022)"),
    "2010/87/EU": N_("Decision 2010/87/EU (repealed, unusable since 27 December 2022)"),
}

CLAUSE_MODULES: dict[str, str] = {
    "SCC-M1": N_("Module One: controller to controller"),
    "SCC-M2": N_("Module Two: controller to processor"),
    "SCC-M3": N_("Module Three: processor to processor"),
    "SCC-M4": N_("Module Four: processor to controller"),
}

CLAUSE_9_OPTIONS: dict[str, str] = {
    "SCC-C9-O1": N_("Clause 9(a) Option 1: specific prior authorisation"),
    "SCC-C9-O2": N_("Clause 9(a) Option 2: general written authorisation"),
}

CONTRACT_POINTS: dict[str, str] = {
    "A28-3-a": N_("Documented instructions, including transfers, Art. 28(3)(a)"),
    "A28-3-b": N_("Confidentiality commitment, Art. 28(3)(b)"),
    "A28-3-c": N_("Security (Art. 32), Art. 28(3)(c)"),
    "A28-3-d": N_("Conditions for engaging another processor, Art. 28(3)(d)"),
    "A28-3-e": N_("Assistance with data subjects' rights, Art. 28(3)(e)"),
    "A28-3-f": N_("Assistance with Arts 32 to 36, Art. 28(3)(f)"),
    "A28-3-g": N_("Deletion or return at the end, Art. 28(3)(g)"),
    "A28-3-h": N_("Audit and information, Art. 28(3)(h)"),
}

SUBPROCESSOR_AUTHORISATIONS: dict[str, str] = {
    "A28-2-specific": N_("Prior specific written authorisation, Art. 28(2)"),
    "A28-2-general": N_("General written authorisation with notice of changes, Art. 28(2)"),
}

MEASURE_GROUPS: dict[str, str] = {
    "A32-1-a": N_("Pseudonymisation and encryption, Art. 32(1)(a)"),
    "A32-1-b": N_("Ongoing confidentiality, integrity, availability and resilience, Art. 32(1)(b)"),
    "A32-1-c": N_("Restoring availability and access in a timely manner, Art. 32(1)(c)"),
    "A32-1-d": N_("Regular testing, assessing and evaluating effectiveness, Art. 32(1)(d)"),
}

DPIA_CASES: dict[str, str] = {
    "A35-3-a": N_("Systematic, extensive automated evaluation with legal or similar effects, Art. 35(3)(a)"),
    "A35-3-b": N_("Special categories or Art. 10 data on a large scale, Art. 35(3)(b)"),
    "A35-3-c": N_("Systematic monitoring of a publicly accessible area on a large scale, Art. 35(3)(c)"),
}

WP248_CRITERIA: dict[str, str] = {
    "WP248-1": N_("Evaluation or scoring"),
    "WP248-2": N_("Automated decision-making with legal or similar significant effect"),
    "WP248-3": N_("Systematic monitoring"),
    "WP248-4": N_("Sensitive data or data of a highly personal nature"),
    "WP248-5": N_("Data processed on a large scale"),
    "WP248-6": N_("Matching or combining datasets"),
    "WP248-7": N_("Data concerning vulnerable data subjects"),
    "WP248-8": N_("Innovative use or applying new technological or organisational solutions"),
    "WP248-9": N_(
        "Processing in itself prevents data subjects from exercising a right or using a service or a contract"
    ),
}

DPIA_OUTCOMES: dict[str, str] = {
    "not-required": N_("Not required"),
    "required": N_("Required"),
    "under-way": N_("Under way"),
    "carried-out": N_("Carried out"),
}

DPF_FRAMEWORKS: dict[str, str] = {
    "DPF-EU": N_("EU-US Data Privacy Framework"),
    "DPF-UK": N_("UK Extension to the EU-US Data Privacy Framework"),
    "DPF-CH": N_("Swiss-US Data Privacy Framework"),
}

DPF_COVERAGE: dict[str, str] = {
    "HR": N_("HR data"),
    "non-HR": N_("Non-HR data"),
    "both": N_("HR and non-HR data"),
}

DPF_STATUSES: dict[str, str] = {
    "active": N_("Active"),
    "inactive": N_("Inactive"),
    "withdrawn": N_("Withdrawn"),
}

ACTIVITY_STATUSES: dict[str, str] = {
    "planned": N_("Planned"),
    "active": N_("Active"),
    "suspended": N_("Suspended"),
    "ended": N_("Ended"),
}

ENGAGEMENT_STATUSES: dict[str, str] = {"planned": N_("Planned"), "active": N_("Active"), "ended": N_("Ended")}

RECIPIENT_KINDS: dict[str, str] = {
    "internal": N_("Internal department"),
    "group": N_("Group company"),
    "processor": N_("Processor"),
    "joint-controller": N_("Joint controller"),
    "controller": N_("Other controller"),
    "authority": N_("Public authority"),
}

DISCLOSURE_TIMES: dict[str, str] = {
    "past": N_("Have been disclosed"),
    "present": N_("Are being disclosed"),
    "future": N_("Will be disclosed"),
}

DATA_SOURCES: dict[str, str] = {
    "data-subject": N_("Data subject"),
    "observed": N_("Observed, or from the device"),
    "third-party": N_("Third party"),
    "public": N_("Public source"),
}

DATA_SUBJECT_NUMBERS: dict[str, str] = {
    "under-100": N_("Under 100"),
    "100-999": N_("100 to 999"),
    "1000-9999": N_("1,000 to 9,999"),
    "10000-99999": N_("10,000 to 99,999"),
    "100000-999999": N_("100,000 to 999,999"),
    "from-1000000": N_("1 million and more"),
}

TRANSFER_KINDS: dict[str, str] = {
    "transfer": N_("Transfer"),
    "onward": N_("Onward transfer"),
    "remote-access": N_("Remote access"),
}

RETENTION_FATES: dict[str, str] = {
    "erase": N_("Erase"),
    "anonymise": N_("Anonymise"),
    "return": N_("Return"),
    "archive": N_("Hand to an archive"),
}

DOCUMENT_KINDS: dict[str, str] = {
    "notice": N_("Privacy notice"),
    "assessment": N_("Assessment"),
    "consent": N_("Consent form"),
    "contract": N_("Contract"),
    "transfer-assessment": N_("Transfer impact assessment"),
    "joint-arrangement": N_("Arrangement of joint controllers, Art. 26"),
    "policy": N_("Policy"),
    "certificate": N_("Certificate"),
    "other": N_("Other"),
}

RETENTION_BEGINNINGS: dict[str, str] = {
    "event": N_("With the event itself"),
    "month-end": N_("At the end of its month"),
    "quarter-end": N_("At the end of its quarter"),
    "year-end": N_("At the end of its calendar year"),
}

SCREENING_OUTCOMES: dict[str, str] = {
    "not-required": N_("Not required"),
    "required": N_("Required"),
    "exempted": N_("Exempted, Art. 35(5) or (10)"),
}

INTEREST_OUTCOMES: dict[str, str] = {
    "interest-prevails": N_("The interest weighs more"),
    "with-safeguards": N_("The interest weighs more with the safeguards named"),
    "rights-prevail": N_("The data subjects' interests or rights weigh more"),
}

TRANSFER_ASSESSMENT_OUTCOMES: dict[str, str] = {
    "effective": N_("The tool is effective as it is"),
    "effective-with-measures": N_("Effective with the supplementary measures"),
    "not-effective": N_("Not effective: suspend or end the transfer"),
}

POINT_ANSWERS: dict[str, str] = {"met": N_("Met"), "partly": N_("Partly"), "missing": N_("Missing")}

CONTRACT_OUTCOMES: dict[str, str] = {
    "in-order": N_("In order"),
    "to-amend": N_("To be amended"),
    "unfit": N_("Not fit: no processing on it"),
}

PROFILES: dict[str, str] = {
    "EU": N_("European Union: Art. 30 GDPR"),
    "UK": N_("United Kingdom: UK GDPR"),
    "CH": N_("Switzerland: Art. 12 FADP"),
    "EUI": N_("Institutions of the Union: Art. 31 Regulation (EU) 2018/1725"),
    "ICO": N_("Template of the United Kingdom's authority (ICO)"),
    "CNIL": N_("Template of the French authority (CNIL)"),
    "DSK": N_("Template of the German authorities (DSK)"),
    "APD": N_("Template of the Belgian authority (APD/GBA)"),
    "CNPD": N_("Template of the Luxembourg authority (CNPD)"),
    "AEPD": N_("Template of the Spanish authority (AEPD)"),
    "GARANTE": N_("Template of the Italian authority (Garante)"),
}

ADEQUACY_LISTS: dict[str, str] = {
    "EU": N_("European Union"),
    "UK": N_("United Kingdom"),
    "CH": N_("Switzerland"),
}

ADEQUACY_SCOPES: dict[str, str] = {
    "DPF": N_("Organisations on the Data Privacy Framework List"),
    "PIPEDA": N_("Commercial organisations subject to PIPEDA"),
    "LGPD": N_("Controllers and processors subject to the LGPD"),
    "APPI": N_("Business operators under the APPI"),
    "PIPA": N_("Controllers and processors under the PIPA"),
    "automated": N_("Automated processing"),
    "Faroese-act": N_("Recipients subject to the Faroese act"),
    "other": N_("Something else, as the scope says"),
}

REVIEW_KINDS: dict[str, str] = {"review": N_("Review"), "sign-off": N_("Sign-off")}

REVIEW_DECISIONS: dict[str, str] = {
    "confirmed": N_("Confirmed"),
    "changes-needed": N_("Changes needed"),
    "ended": N_("Ended"),
}

# fmt: off
EU: frozenset[str] = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})
# fmt: on
EEA: frozenset[str] = EU | {"IS", "LI", "NO"}

# Trap: some parts of Member States have ISO codes of their own. These lie inside the Union though EEA does
# not name them. The Canaries, the Azores and Madeira are inside as ES and PT. Outside, hence third countries:
# GL, FO, PF, NC, AW, CW, SX.
INSIDE_UNION: frozenset[str] = frozenset({"GP", "MQ", "GF", "RE", "YT", "MF", "AX"})

# Trap: CLDR also names groups (EU, EZ, UN, QO), tests (XA, XB), the unknown (ZZ) and codes that ISO 3166-1
# reserves without assigning them. XK is not assigned either, but the Union and CLDR use it for Kosovo, and a
# recipient there has to be nameable: it stays.
_GROUPS_AND_TESTS = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_RESERVED = frozenset({"AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache
def territories(language: str = "en") -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes with their names in a language, sorted by name."""
    from babel import Locale

    names = dict(Locale.parse(language).territories)
    left_out = _GROUPS_AND_TESTS | _RESERVED
    countries = {code: name for code, name in names.items() if code.isalpha() and code not in left_out}
    return dict(sorted(countries.items(), key=lambda item: _without_accents(item[1])))
