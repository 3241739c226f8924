"""R49: what the law of Switzerland adds, where a record is judged by it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import decisions_for
from ropa_desktop.register.rules.phrases import Wording, said
from ropa_desktop.register.rules.roles import country_of, exporter_of, law_of
from ropa_desktop.register.rules.rule import Found, rule

_SENSITIVE = Wording(
    r"\b(?:social (?:assistance|welfare)(?: benefits?)?|(?:administrative|criminal) proceedings?"
    r"|sozialhilfe\w*|massnahmen der sozialen hilfe|(?:verwaltungs|straf)verfahren\w*|strafverfolgung\w*"
    r"|aide sociale|(?:poursuites?|procédures?) (?:pénales?|administratives?)"
    r"|(?:assistenza|aiuto) sociale|procediment[oi] (?:penal[ei]|amministrativ[oi])|perseguiment[oi] penal[ei])\b",
)
_SAID_SO = re.compile(r"sensitive|besonders schützenswert|sensib|degn[ei] di particolare protezione", re.IGNORECASE)


@lru_cache(8192)
def _sensitive(text: str) -> str:
    return "" if _SAID_SO.search(text) else said(_SENSITIVE, text)


def _activity(**values: Any) -> ProcessingActivity:
    return ProcessingActivity(controller=Organisation(name="Larch AG", country="CH"), **values)


@rule(
    "R496", "Transfer", "missing", "",
    N_("Data are disclosed abroad, but the guarantee that it rests on is not named."),
    why=N_("The Swiss record names the State and the guarantee for every disclosure abroad, whichever guarantee it is "
           "(Art. 12 FADP); only States on the Swiss list need none."),
    mend=N_("Choose what the disclosure rests on, or name it in own words."),
    wrong=lambda: _activity(transfers=[Transfer(country="IN")]),
    right=lambda: _activity(transfers=[Transfer(country="IN", tool="CH-SCC")]),
    only="CH",
)  # fmt: skip
def no_guarantee(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool or transfer.ground_in_words or transfer.documents:
        return
    country = country_of(transfer)
    listed = any(not one.scope_kind for one in decisions_for(country, on, "CH"))
    if country != "CH" and not listed and law_of(exporter_of(transfer)) in ("CH", ""):
        yield Found("tool")


@rule(
    "R497", "PersonalData", "advice", "",
    N_("The data may be sensitive in Switzerland, but the row does not say so."),
    why=N_("There, data on administrative or criminal proceedings and on social assistance are sensitive too, "
           "beside those of Art. 9(1) and 10 of the Regulation."),
    mend=N_("Mark the special category where one fits; for the others write in the items that they are sensitive."),
    wrong=lambda: _activity(data=[PersonalData(items="Name; social assistance")]),
    right=lambda: _activity(data=[PersonalData(items="Name; social assistance (sensitive, FADP)")]),
    only="CH",
)  # fmt: skip
def sensitive_in_switzerland(data: PersonalData, on: date) -> Iterator[Found]:
    if data.special:
        return
    texts = [data.items, data.category.name if data.category else None]
    if any(_SAID_SO.search(text or "") for text in texts):
        return
    if words := next((found for text in texts if text and (found := _sensitive(text))), ""):
        yield Found("items", _("“{words}” may be sensitive data in Switzerland.").format(words=words))
