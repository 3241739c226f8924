"""Starting points about buildings and who enters them."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.starting_points import words as w
from ropa_desktop.register.starting_points.point import StartingPoint, data, purpose, told

VIDEO = StartingPoint(
    "video", N_("Video surveillance"), N_("Cameras at entrances, on grounds or in buildings."),
    (
        purpose(N_("Protect persons and property, and clear up incidents"),
                w.interest(N_("protecting persons and property at places where something has happened or is likely "
                              "to")), w.TASK),
    ),
    (
        data(N_("Video images"), w.VISITORS, w.EMPLOYEES, items=N_("Moving pictures; place; time"),
             sources="observed", period="video"),
        data(N_("Reports on incidents"), w.VISITORS, w.EMPLOYEES,
             items=N_("Saved scenes; what happened; persons concerned"), sources="observed"),
    ),
    (
        told(N_("Security staff"), "internal", N_("They watch pictures and look into incidents.")),
        told(N_("Security companies"), "processor", N_("They watch or maintain cameras on our behalf."),
             N_("Does a company watch or maintain the cameras?")),
        w.POLICE,
    ),
    ("roles", "erasing", "logging", "rooms", "rest"),
    (
        N_("Which incident makes each camera necessary, and would less do: fewer angles, fewer hours, no recording?"),
        N_("Do signs inform before one enters the picture, with all that Art. 13 asks?"),
        N_("Is a public place watched on a large scale? Then an impact assessment is a duty (Art. 35(3)(c))."),
        N_("Do pictures recognise faces? Then they are biometric data (Art. 9)."),
        w.COUNCIL,
    ),
)  # fmt: skip

VISITORS = StartingPoint(
    "visitors", N_("Visitor list"), N_("Who comes to the building, to see whom, and when they leave."),
    (
        purpose(N_("Know who is in the building, for safety and in an emergency"),
                w.interest(N_("security, and knowing whom to look for in an emergency")), w.DUTY, w.TASK),
    ),
    (
        data(w.IDENTITY, w.VISITORS, items=N_("Name; organisation")),
        data(N_("Visits"), w.VISITORS, items=N_("Host; day; arrival; departure; badge"),
             sources="data-subject observed"),
    ),
    (
        told(N_("Reception and security staff"), "internal", N_("They let visitors in.")),
        told(N_("Hosts"), "internal", N_("They are told that their visitor is there.")),
        told(N_("Fire and rescue services"), "authority", N_("Who is in the building, in an emergency."),
             N_("Is the list given to rescue services in an emergency?")),
    ),
    ("rooms", "roles", "erasing"),
    (
        N_("Can a visitor read who came before? A sheet for each, or a screen, avoids that."),
        N_("Is an identity document needed, or does a name do (Art. 5(1)(c))?"),
        N_("How many days does the purpose need the list?"),
    ),
)  # fmt: skip

ACCESS = StartingPoint(
    "access-control", N_("Access control"), N_("Keys, cards and codes that open doors, and what is logged."),
    (
        purpose(N_("Let only those in who may, and find out about break-ins"),
                w.interest(N_("protecting rooms, persons and property")), w.TASK, w.EXPLICIT),
    ),
    (
        data(w.IDENTITY, w.EMPLOYEES, w.VISITORS, items=N_("Name; number of the card; photograph on it")),
        data(N_("Rights of access"), w.EMPLOYEES, w.VISITORS, items=N_("Doors; times; who granted them"),
             sources="observed"),
        data(N_("Entries logged"), w.EMPLOYEES, w.VISITORS, items=N_("Card; door; time; refused"),
             sources="observed"),
        data(N_("Body features for doors"), w.EMPLOYEES, items=N_("Templates of fingerprint, face or hand"),
             special="A9-1-biometric", sources="observed", ask=N_("Does a door recognise a body feature?")),
    ),
    (
        told(N_("Facility management"), "internal", N_("It issues cards and keys.")),
        told(N_("Security companies"), "processor", N_("They run or maintain the system on our behalf."),
             N_("Does a company run or maintain the system?")),
        w.POLICE,
    ),
    ("roles", "logging", "erasing", "reviews"),
    (
        N_("Are entries used to check working time or conduct? That would be another purpose (Art. 6(4))."),
        N_("Would a card do where a body feature is used? Biometric data need a condition of Art. 9(2)."),
        w.COUNCIL,
    ),
)  # fmt: skip
