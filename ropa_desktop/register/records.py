"""Every class of record, in the order in which a register is read."""

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.documents import Document, Review
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData, Translation

ALL: tuple[type[Record], ...] = (
    AdequacyDecision,
    Organisation, Contact, DpfEntry,
    ProcessingActivity, Purpose, PersonalData, Recipient,
    ProcessingOnBehalf, Engagement, Transfer,
    RetentionRule, DataBatch, System, SecurityMeasure,
    CategoryOfDataSubjects, CategoryOfPersonalData, Translation,
    Document, Review,
    Screening, InterestAssessment, TransferAssessment, ContractReview, DismissedFinding,
)  # fmt: skip
BY_NAME: dict[str, type[Record]] = {cls.__name__: cls for cls in ALL}
BY_TABLE: dict[str, type[Record]] = {cls.__tablename__: cls for cls in ALL}
ROOTS: tuple[type[Record], ...] = tuple(cls for cls in ALL if not cls.owners)
