"""Time limits that tell nobody when to erase, in English, French, German, Spanish and Italian.

How many of them are found is measured (tests/register/test_time_limits.py).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ropa_desktop.register.rules.phrases import Wording, said

_OF_TIME = re.compile(
    r"\d|\b(?:days?|weeks?|months?|years?|tag(?:e|en)?|wochen?|monat(?:e|en|s)?|jahr(?:e|en|es)?|jours?|semaines?|mois"
    r"|ans|années?|días?|semanas?|mes(?:es)?|años?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\b",
    re.IGNORECASE,
)
# References to the principle itself set no limit, though they hold figures.
_THE_PRINCIPLE = re.compile(
    r"\b(?:art(?:icle|ikel|[ií]culo|icolo)?s?\.? ?)?5 ?(?:[.,(] ?)?(?:(?:abs|par|al|apdo|n)\.? ?)?1?\)?[., (]*"
    r"(?:(?:lit|lett|let|letra|buchst)\.? ?)?e?\)?[., ]*(?:(?:of|du|der|del|de la|des) )?(?:the )?"
    r"(?:gdpr|ds-?gvo|rgpd)\b"
    r"|\b(?:\(?(?:EU|UE)\)? ?)?(?:n[.°º]? ?)?2016/679\b|\b(?:gdpr|ds-?gvo|rgpd)\b|\blopd-?gdd\b",
    re.IGNORECASE,
)  # fmt: skip
_LIMIT = Wording(
    r"\b(?:as|so) long as (?:\w+ ){0,4}(?:necessary|needed|required)\b",
    r"\b(?:no|not|any) longer than (?:\w+ ){0,3}(?:necessary|needed|required)\b",
    r"\b(?:until|when|once|if|as soon as) (?:\w+ ){0,3}no longer (?:\w+ )?(?:needed|necessary|required|relevant"
    r"|useful)\b",
    r"\b(?:until|when|once|after|as soon as) (?:the |their |its )?(?:\w+ ){0,2}purposes? (?:\w+ ){0,3}"
    r"(?:fulfilled|achieved|met|reached|lapse[sd]?|cease[sd]?|ends?|ended)\b",
    r"\b(?:reasonable|appropriate|necessary) (?:period|time|duration)\b",
    r"\b(?:period|time|duration) (?:\w+ ){0,3}(?:necessary|needed) (?:for|to)\b",
    r"\b(?:regularly|periodically) (?:reviewed|checked) and (?:deleted|erased)\b",
    r"^\W*(?:varies|variable|case[- ]by[- ]case|(?:it )?depends(?: on [^\d.;]*)?)\W*$",
    r"\bso ?lange\b[^.;]{0,60}\b(?:nötig|notwendig|erforderlich|benötigt)\b",
    r"\bnicht (?:mehr|länger)\b[^.;]{0,30}\b(?:nötig|notwendig|erforderlich|benötigt)\b",
    r"\b(?:nach|bis zur|bis zum|bei|mit) (?:\w+er )?zweck(?:erreichung|erfüllung|fortfall|wegfall)\b",
    r"\b(?:nach|bei) bedarf\b",
    r"\b(?:weg|fort)fall (?:des (?:\w*zwecks|\w+ zweckes?)|der \w*zwecke)\b",
    r"\b(?:sobald|wenn|nachdem|bis)\b[^.;]{0,40}zweck\w{0,2}\b[^.;]{0,40}\b(?:entf[aä]ll\w*|erfüllt|erreicht"
    r"|weg(?:fällt|gefallen))\b",
    r"\bje nach (?:\w+ )?(?:zweck|einzelfall|fall|verfahren|bedarf|art der daten)\b",
    r"^\W*(?:löschung )?nach erledigung\W*$",
    r"\bangemessene[rnms]? (?:frist|zeit|dauer|zeitraum|speicherdauer)\b",
    r"^\W*regelmäßige\w* (?:prüfung|überprüfung|löschung)(?: und (?:prüfung|löschung))?\W*$",
    r"\b(?:temps|durée|délai) (?:\w+ment )?(?:nécessaires?|raisonnable|appropriée?)\b",
    r"\b(?:aussi longtemps|tant) qu[e'’] ?(?:\w+ ){0,4}(?:nécessaires?|utiles?)\b|\bplus (?:nécessaires?|utiles?)\b",
    r"\b(?:deviennent|devenues?) inutiles?\b",
    r"\bjusqu['’](?:à|au) (?:la |l['’])?(?:réalisation|accomplissement|atteinte|extinction) "
    r"d(?:e la |e l['’]|es |u |e )(?:finalités?|objectifs?|buts?)\b",
    r"\bselon (?:les |la |le )?(?:besoins?|finalités?|cas|traitement)\b|^\W*variable\w*\W*$",
    r"\b(?:tiempo|plazo|per[ií]odo) (?:\w+ ){0,3}(?:necesario|imprescindible|preciso|razonable)\b",
    r"\b(?:mientras|dejen? de ser|ya no) (?:\w+ ){0,4}(?:necesari[oa]s?|imprescindibles?|útil(?:es)?)\b",
    r"\bhasta (?:el |la |que )?(?:\w+ )?(?:cumplimiento|consecución|cumplan?|alcan[cz]\w+|finalice|cese)(?: de)?"
    r"(?: el| la| las| los|l)? (?:finalidad(?:es)?|fin(?:es)?|objetivos?|objeto|propósitos?)\b",
    r"\bsegún (?:la |el |las |los |cada )?(?:finalidad(?:es)?|casos?|necesidad(?:es)?|tratamiento)\b",
    r"^\W*variables?(?: según [^\d.;]*)?\W*$",
    r"\b(?:tempo|periodo) (?:\w+mente )?(?:necessario|ragionevole|congruo)\b",
    r"\btempo (?:limitato e )?non superiore a(?:l (?:conseguimento|raggiungimento)| quello necessario"
    r"| quanto necessario)\b",
    r"\b(?:finch[éè]|fino a quando|fintanto che) (?:\w+ ){0,4}necessari[oae]?\b|\bpiù necessari[oae]?\b",
    r"\bfino a[ld]l?[ao]? ?(?:raggiungimento|conseguimento|perseguimento|esaurimento) d(?:el|ell[aeo]|egli|elle)['’]? ?"
    r"(?:scop[oi]|finalità|fin[ei]|obiettiv[oi])\b",
    r"\b(?:a seconda|in base|secondo|in funzione) (?:del(?:la|le)?|al(?:la|le)?|la|le|i)? ?(?:finalità|necessità"
    r"|esigenze|cas[oi])\b|^\W*variabil[ei]\W*$",
)

_DUTY = Wording(
    r"\b(?:as|so) (?:long as )?(?:\w+ ){0,2}(?:required|prescribed) by (?:the )?(?:applicable )?law\b",
    r"\b(?:statutory|legal|mandatory) (?:retention|storage|archiving)(?: (?:periods?|obligations?|limits?|dut(?:y"
    r"|ies)))?",
    r"\b(?:in accordance with|according to|pursuant to|as per|in line with|subject to) (?:\w+ ){0,2}"
    r"(?:legal|statutory|applicable|regulatory|relevant) (?:requirements?|provisions?|obligations?|laws?|legislation"
    r"|regulations?|rules)\b",
    r"\blegally (?:prescribed|required|mandated) (?:\w+ )?(?:periods?|time)\b",
    r"\blimitation periods?\b|\bstatutes? of limitations?\b|\blegal obligations? to (?:keep|retain|store)\b",
    r"\bgesetzliche\w* (?:aufbewahrung\w*|frist\w*|vorgaben?|bestimmungen|regelungen|speicher\w+)",
    r"\b\w+rechtliche\w* (?:aufbewahrung\w*|speicher(?:frist|pflicht)\w*)",
    r"\blaut gesetz\b|\b(?:gesetzlich|vom gesetz(?:geber)?)(?: \w+){0,4} vorgeschrieben\w*",
    r"\b(?:durées?|délais?|obligations?) (?:de conservation )?(?:légales?|légaux|légal|réglementaires?)\b",
    r"\b(?:conformément|selon|dans le respect)(?: à| de| des| du| aux)?(?: la| les| le)? ?(?:l['’])?"
    r"(?:réglementation|législation|loi|textes|(?:dispositions|prescriptions|exigences) légales)\b",
    r"\b(?:prévue?s?|fixée?s?|imposée?s?) par (?:la loi|la réglementation|la législation|les textes)\b",
    r"\bdélais? de prescription\b|\bdurée d['’]utilité administrative\b",
    r"\b(?:plazos?|per[ií]odos?|obligaciones) (?:\w+ )?(?:legal(?:es|mente)?|previstos? (?:en|por) la ley)\b",
    r"\b(?:previst|establecid|señalad|marcad|fijad|exigid)[oa]s? (?:en|por) (?:la |las )?(?:ley|leyes|legislación"
    r"|normativa)\b",
    r"\b(?:conforme a|según|de acuerdo con|de conformidad con|dispuesto en|establecido en) (?:la |las )?(?:legislación"
    r"|normativa|leyes)\b",
    r"\bque (?:marquen?|establezcan?|exijan?|determinen?|fijen?) (?:la |las )?(?:ley|leyes|normativa|legislación)\b",
    r"\b(?:termini|periodo|obblighi) (?:\w+ )?(?:di legge|legal[ei]|previst[oi] dall[ae] (?:legge|normativ[ae]))\b",
    r"\b(?:a norma di|come da|secondo la|secondo le|ai sensi dell[ae]|previst[oaie] dall[ae]|nel rispetto della)"
    r" (?:vigent[ei] )?(?:legge|leggi|norm[ae]|normativ[ae])\b",
    r"\b(?:termini di prescrizione|prescrizione de(?:i|l) (?:\w+ )?diritt[oi])\b",
)
_CITED = re.compile(r"\d|§|\b[A-ZÄÖÜ]{2,}\w*\b|\b(?:Act|Code|Código|Codice|\w+gesetzbuch\w*|\w+ordnung)\b")

FOR_EVER = Wording(
    r"\b(?:unlimited|indefinite(?:ly)?|for ever|forever|in perpetuity|perpetual(?:ly)?|permanently (?:kept|stored"
    r"|retained)|permanent (?:storage|retention))"
    r"(?! contracts?| employment)",
    r"\bno (?:\w+ )?(?:time limit|end date)\b|\b(?:never|not) (?:deleted|erased)[\s.]*$|\bnever (?:deleted|erased)\b",
    r"\bno (?:deletion|erasure)(?: takes place| is (?:planned|foreseen))?[\s.]*$|^\W*permanent(?:ly)?\W*$",
    r"\b(?:zeitlich )?(?:unbegrenzt|unbefristet)\w*\b(?! (?:arbeits)?vert)|\bauf (?:dauer|unbestimmte zeit)\b",
    r"\bfür immer\b|\bdauerhaft (?:gespeichert|aufbewahrt)\b|^\W*dauerhaft\W*$",
    r"\bkeine löschung(?: vorgesehen| geplant)?[\s.]*$|\bnicht gelöscht[\s.]*$",
    r"\b(?:durée illimitée|illimitée?|indéfiniment|sans limit(?:e|ation)(?: de (?:durée|temps))?)\b",
    r"\bpas de (?:suppression|effacement)[\s.]*$|\bconservation (?:permanente|définitive|perpétuelle)\b",
    r"\b(?:jamais|ne sont pas|ne seront pas) (?:supprimé|effacé)e?s?[\s.]*$",
    r"\b(?:indefinidamente|ilimitad[oa]|sin l[ií]mite(?: de tiempo)?|tiempo indefinido|para siempre)\b",
    r"\b(?:conservación|carácter|archivo) permanente\b|^\W*(?:indefinid[oa]|permanente)\W*$",
    r"\bno se (?:suprim|elimin|borra|cancela|destru)\w*[\s.]*$|\bno (?:se prevé|está prevista) (?:la |su )"
    r"(?:supresión|eliminación|destrucción)\b",
    r"\b(?:illimitat[oa]|a tempo indeterminato|indefinitamente|senza limiti(?: di tempo)?|per sempre)\b(?! contratt)",
    r"\bconservazione permanente\b|\bnon (?:vengono|sono|saranno) cancellat[ie][\s.]*$|\bsenza scadenza\b",
)

_ANY_LIMIT = Wording(*(one.exact.pattern for one in (_LIMIT, _DUTY, FOR_EVER)))


class _Limit(NamedTuple):
    vague: str = ""
    duty: str = ""
    endless: str = ""


@lru_cache(4096)
def _limit(text: str | None) -> _Limit:
    """What of a time limit says too little; most have nothing of it, which one look tells."""
    if not text or not _ANY_LIMIT.may_be_in(text):
        return _Limit()
    vague, duty = _LIMIT.search(text), _DUTY.search(text)
    beside = _THE_PRINCIPLE.sub(" ", text)
    return _Limit(
        vague[0].strip() if vague and not _OF_TIME.search(beside) else "",
        duty[0] if duty and not _CITED.search(beside) else "",
        said(FOR_EVER, text).strip(),
    )


def vague_limit(text: str | None) -> str:
    """Words such as “as long as necessary”, where no figure stands beside them."""
    return _limit(text).vague


def duty_without_law(text: str | None) -> str:
    """Words such as “statutory retention period”, where no section or article stands beside them."""
    return _limit(text).duty


def endless_limit(text: str | None) -> str:
    """Words such as “unlimited”, where they are not denied."""
    return _limit(text).endless
