"""Starting points about those who work for the organisation, or want to."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.starting_points import words as w
from ropa_desktop.register.starting_points.point import Basis, StartingPoint, data, purpose, told

PAYROLL = StartingPoint(
    "payroll", N_("Payroll"), N_("Working out and paying wages, with tax and social security."),
    (
        purpose(N_("Work out and pay wages and salaries"), w.CONTRACT_WITH_THEM, w.DUTY, w.LABOUR),
        purpose(N_("Declare and pay wage tax and social security contributions"), w.DUTY, w.LABOUR),
    ),
    (
        data(w.IDENTITY, w.EMPLOYEES, items=N_("Name; date of birth; staff number; tax and insurance numbers")),
        data(N_("Pay data"), w.EMPLOYEES, items=N_("Wage; supplements; deductions; payslips"), sources="data-subject "
             "observed", period="payroll"),
        data(w.PAYMENT, w.EMPLOYEES, items=N_("Account holder; account number"), serves=(0,)),
        data(N_("Sick pay data"), w.EMPLOYEES, items=N_("Days of sickness absence that change the pay"),
             special="A9-1-health", ask=N_("Does the payroll learn of sickness?")),
        data(N_("Membership for deductions from pay"), w.EMPLOYEES, items=N_("Church tax; trade union fee"),
             special="A9-1-religion A9-1-union", ask=N_("Are church tax or union fees deducted?")),
    ),
    (
        w.TAX_OFFICE,
        told(N_("Social insurance institutions"), "authority", N_("Contributions and declarations.")),
        w.BANKS,
        told(N_("Payroll offices"), "processor", N_("They work out the pay on our behalf."),
             N_("Does an outside office work out the pay?")),
        w.ADVISERS,
    ),
    ("roles", "confidential", "transit", "rest", "backup", "logging"),
    (
        N_("Does religion (church tax), union membership or sickness appear? Then a condition of Art. 9(2) is needed "
           "beside the legal basis, and the law behind it."),
        w.PROCESSOR,
    ),
)  # fmt: skip

RECRUITMENT = StartingPoint(
    "recruitment", N_("Recruitment"), N_("Receiving applications, interviewing, and deciding whom to employ."),
    (
        purpose(N_("Choose whom to employ for a vacancy"),
                Basis("A6-1-b", N_("it is a step before a contract, at the applicant's request")), w.TASK, w.LABOUR),
        purpose(N_("Defend against claims by those who were turned down"),
                w.interest(N_("being able to show that the choice was fair")), w.TASK),
        purpose(N_("Keep applications for later vacancies"), w.CONSENT),
    ),
    (
        data(w.CONTACT, w.APPLICANTS, items=N_("Name; address; e-mail address; telephone number"),
             period="applicants"),
        data(N_("Application documents"), w.APPLICANTS, items=N_("Letter; curriculum vitae; certificates"),
             period="applicants"),
        data(N_("Notes on interviews and decisions"), w.APPLICANTS, items=N_("Notes; assessment; decision"),
             serves=(0, 1), sources="observed", period="applicants"),
        data(N_("Disability of applicants"), w.APPLICANTS, items=N_("Disability, as far as the law asks for it"),
             special="A9-1-health", serves=(0, 1), ask=N_("Are you told of disabilities, or bound to ask?")),
    ),
    (
        told(N_("Departments with the vacancy"), "internal", N_("They take part in the choice.")),
        told(N_("Recruitment platforms"), "processor", N_("They receive applications on our behalf."),
             N_("Do applications come through an outside platform?")),
        w.IT_SERVICE,
    ),
    ("roles", "confidential", "transit", "erasing"),
    (
        N_("Are applicants ranked or sorted out by a machine? Then see Art. 22, and whether an impact assessment is "
           "due (Art. 35)."),
        N_("Is more asked for than the vacancy needs (Art. 5(1)(c))? Do you look applicants up on the internet?"),
        w.COUNCIL,
    ),
)  # fmt: skip

PERSONNEL = StartingPoint(
    "personnel-files", N_("Personnel files"), N_("Keeping the file of each employee from hiring to leaving."),
    (
        purpose(N_("Carry out the employment contract"), w.CONTRACT_WITH_THEM, w.TASK),
        purpose(N_("Fulfil an employer's duties of proof"), w.DUTY, w.LABOUR),
    ),
    (
        data(w.IDENTITY, w.EMPLOYEES, w.FORMER, items=N_("Name; date of birth; nationality; staff number"),
             period="staff"),
        data(w.CONTACT, w.EMPLOYEES, items=N_("Address; telephone number; person to call in an emergency")),
        data(w.CONTRACT, w.EMPLOYEES, w.FORMER, items=N_("Contract; function; working time; changes; end")),
        data(N_("Qualification and appraisal"), w.EMPLOYEES, items=N_("Training; certificates; appraisals"),
             sources="data-subject observed"),
        data(N_("Sickness absence"), w.EMPLOYEES, items=N_("Certificates of incapacity for work"),
             special="A9-1-health", ask=N_("Are certificates of sickness kept in the file?")),
    ),
    (
        told(N_("Line managers"), "internal", N_("What they need to lead their staff.")),
        told(N_("Social insurance institutions"), "authority", N_("Declarations that the law provides for.")),
        w.ADVISERS,
        w.IT_SERVICE,
    ),
    ("roles", "confidential", "rooms", "rest", "backup", "reviews"),
    (
        N_("What may leave the file, and when? A time limit for each kind of document helps."),
        N_("Are data on health or offences kept? Then Art. 9(2) or Art. 10 asks for more."),
        w.COUNCIL,
    ),
)  # fmt: skip

TIME = StartingPoint(
    "time-recording", N_("Time recording"), N_("Recording hours of work, leave and absence."),
    (
        purpose(N_("Prove working hours and rest as the law demands"), w.DUTY, w.LABOUR, w.EXPLICIT),
        purpose(N_("Work out pay, leave and overtime"), w.CONTRACT_WITH_THEM),
    ),
    (
        data(w.IDENTITY, w.EMPLOYEES, items=N_("Name; staff number; department")),
        data(N_("Working-time data"), w.EMPLOYEES, items=N_("Beginning and end of work; breaks; balance"),
             sources="data-subject observed", period="time"),
        data(N_("Leave and absence"), w.EMPLOYEES, items=N_("Days and kind of leave; days of absence"), serves=(1,)),
        data(N_("Fingerprints or faces for time recording"), w.EMPLOYEES, items=N_("Templates of the feature"),
             special="A9-1-biometric", sources="observed", ask=N_("Does the terminal recognise a body feature?")),
    ),
    (
        told(N_("Line managers"), "internal", N_("They approve hours and leave.")),
        told(N_("Payroll"), "internal", N_("Hours and absences that change the pay.")),
        told(N_("Labour inspectorates"), "authority", N_("Inspections that the law provides for.")),
        w.IT_SERVICE,
    ),
    ("roles", "logging", "backup", "reviews"),
    (
        w.COUNCIL,
        N_("Does the reason of an absence show sickness? Then it is data concerning health (Art. 9)."),
        N_("Is conduct or performance watched by it? Say so, or switch it off."),
    ),
)  # fmt: skip

HEALTH = StartingPoint(
    "health-at-work", N_("Health surveillance at work"),
    N_("Examinations by an occupational physician, and what the employer learns of them."),
    (
        purpose(N_("Assess whether a person is fit for work that calls for an examination"), w.DUTY,
                Basis("A9-2-h", N_("occupational medicine, by or under somebody bound to professional secrecy; you "
                                   "then name the law or the contract with the health professional")), w.LABOUR),
        purpose(N_("Prove to authorities that examinations took place"), w.DUTY, w.LABOUR),
    ),
    (
        data(w.IDENTITY, w.EMPLOYEES, items=N_("Name; date of birth; function; hazards at work")),
        data(N_("Examination results"), w.EMPLOYEES, items=N_("History; findings; laboratory results"),
             serves=(0,), special="A9-1-health", sources="data-subject observed"),
        data(N_("Certificates of fitness"), w.EMPLOYEES, items=N_("Date; fit, unfit or with conditions"),
             special="A9-1-health", sources="third-party"),
    ),
    (
        told(N_("Occupational physicians"), "controller", N_("They examine; the findings stay with them.")),
        told(N_("Line managers"), "internal", N_("Only what follows for the work, never the finding.")),
        told(N_("Labour inspectorates"), "authority", N_("Proof that examinations took place.")),
    ),
    ("roles", "confidential", "rest", "rooms", "logging"),
    (
        N_("Who determines purposes and means: you, the physician, or both (Art. 26)?"),
        N_("Does the employer see more than the certificate? It need not."),
        N_("Data concerning health on a large scale make an impact assessment a duty (Art. 35(3)(b))."),
        w.COUNCIL,
    ),
)  # fmt: skip
