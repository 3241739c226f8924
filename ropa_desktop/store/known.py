"""What a register tells of a processor's transfers outside of their entries: for whom data go there, and of whom."""

import json
from datetime import date
from typing import Any

from ropa_desktop.register.chain import above
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.framework import is_staff
from ropa_desktop.register.rules.roles import law_of
from ropa_desktop.register.verdict_reasons import Known
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects
from ropa_desktop.store.register import Register

_IDS = "(SELECT value FROM json_each(?))"
_COUNTS = "e.retired_on IS NULL AND coalesce(e.ended_on >= ?, coalesce(e.status, '') <> 'ended')"
_SENDERS = f"""
SELECT DISTINCT o.id, 'C', o.country FROM processing_activity_engagements l JOIN processing_activity e
ON e.id = l.processing_activity_id LEFT JOIN organisation o ON o.id = e.controller_id
WHERE l.engagement_id IN {_IDS} AND {_COUNTS}
UNION SELECT DISTINCT o.id, 'P', o.country FROM processing_on_behalf_engagements l JOIN processing_on_behalf e
ON e.id = l.processing_on_behalf_id LEFT JOIN organisation o ON o.id = e.processor_id
WHERE l.engagement_id IN {_IDS} AND {_COUNTS}
"""
_PEOPLE = f"""
SELECT DISTINCT c.name FROM processing_activity_engagements l
JOIN processing_activity e ON e.id = l.processing_activity_id
LEFT JOIN personal_data d ON d.processing_activity_id = e.id
LEFT JOIN personal_data_data_subjects p ON p.personal_data_id = d.id
LEFT JOIN category_of_data_subjects c ON c.id = p.category_of_data_subjects_id
WHERE l.engagement_id IN {_IDS} AND {_COUNTS}
"""


def known(register: Register, engagement: Engagement, on: date) -> Known:
    """Of all entries that use the processor, themselves or through those above it, with two plain selects."""
    raw: Any = register.connection.connection.dbapi_connection
    ids = json.dumps([engagement.id, *(one.id for one in above(engagement))])
    day = on.isoformat()
    senders = raw.execute(_SENDERS, (ids, day, ids, day)).fetchall()
    laws = {law_of(Organisation(country=country)) for _id, _role, country in senders if country} - {""}
    names = [row[0] for row in raw.execute(_PEOPLE, (ids, day))]
    told = {is_staff(CategoryOfDataSubjects(name=name)) for name in names if name}
    unknown = None in names or not names or any(role == "P" for _id, role, _country in senders)
    staff, others = (True if kind in told else None if unknown else False for kind in (True, False))
    return Known(staff, others, frozenset(laws), frozenset((one or "", role) for one, role, _country in senders))
