"""The names that columns bear in the exports of common HR systems, and how a header is compared with them.

*Certain* names settle a field. *Likely* and *possible* names settle it only where no better one is there: with
`Work Email` in the file, `Email` is not needed. Private addresses, dotted lines and second managers are left out on
purpose.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import gettext as _

FIELDS = (
    *("name", "first_name", "last_name", "email", "number"),
    *("manager", "manager_email", "manager_number", "manager_name", "lead_since"),
    *("team", "title", "start", "end", "zone", "locale"),
)

CERTAIN = {
    "name": """full name, display name, preferred full name, legal full name, complete name, employee full name,
        name first last, first name last name, first and last name, last name first name, vollständiger name,
        voller name, anzeigename, mitarbeitername, mitarbeiter name, vor- und nachname, vor- und zuname,
        vorname nachname, nachname vorname, name vorname, vorname name, nom complet, nom et prénom, prénom et nom,
        nombre completo, nombre y apellidos, apellidos y nombre, nome completo, volledige naam""",
    "first_name": """first name, given name, forename, first, fname, legal first name, employee first name, vorname,
        vornamen, rufname, prénom, prenom, nombre de pila, primer nombre, voornaam, nome proprio""",
    "last_name": """last name, surname, family name, last, lname, legal last name, employee last name, nachname,
        familienname, zuname, nom de famille, apellido, apellidos, achternaam, cognome, sobrenome""",
    "email": """work email, work e-mail, work email address, company email, company email address, business email,
        business email address, business email information email address, corporate email, office email, email work,
        email business, primary work email, email primary work, work contact work email, employee email,
        dienstliche e-mail, dienstl. e-mail, geschäftl. e-mail, dienst-e-mail,
        dienstliche e-mail-adresse, e-mail dienstlich, e-mail geschäftlich, geschäftliche e-mail,
        geschäftliche e-mail-adresse, e-mail arbeit, firmen-e-mail, e-mail-adresse geschäftlich, e-mail professionnel,
        adresse e-mail professionnelle, email professionnel, correo corporativo, correo electrónico corporativo,
        email corporativo, correo de trabajo""",
    "number": """employee number, employee no, employee nr, employee num, employee #, emp no, emp #, personnel number,
        personnel no, staff number, payroll number, personio id, personalnummer, personalnr, personal-nr, pers.-nr.,
        persnr, pnr, mitarbeiternummer, mitarbeiternr, mitarbeiter-nr, ma-nr, manr, stammnummer, matricule,
        numéro d'employé, número de empleado, n.º de empleado, código de empleado, personeelsnummer, matricola""",
    "manager": """manager, line manager, direct manager, supervisor, direct supervisor, reports to, reporting to,
        reports to manager, people manager, vorgesetzter, vorgesetzte, vorgesetzte/r, vorgesetzte:r, vorgesetzter/in,
        direkter vorgesetzter, direkte/r vorgesetzte/r, disziplinarischer vorgesetzter,
        disziplinarische/r vorgesetzte/r, vorgesetzte person, direkte vorgesetzte person,
        disziplinarische vorgesetzte person, führungskraft, direkte führungskraft, berichtet an, teamleiter,
        teamleitung, responsable, responsable hiérarchique, supérieur hiérarchique, n+1, jefe, jefe directo,
        superior directo, leidinggevende, responsabile""",
    "manager_email": """manager email, manager e-mail, manager's email, managers email, manager email address,
        manager work email, line manager email, supervisor email, supervisor work email, supervisor's email,
        reports to email, reporting to email, direct manager email, vorgesetzter e-mail, e-mail vorgesetzter,
        e-mail des vorgesetzten, e-mail vorgesetzte/r, vorgesetzte/r e-mail, vorgesetzten-e-mail,
        führungskraft e-mail, e-mail führungskraft, e-mail der führungskraft, manager mail, email du manager,
        email du responsable, correo del jefe, correo del responsable, email del responsable""",
    "manager_number": """manager number, manager no, manager employee number, manager employee id, manager id,
        manager user id, manager's employee id, manager worker id, supervisor id, supervisor eid, supervisor number,
        supervisor employee id, supervisor employee number, reports to id, reports to number, line manager id,
        line manager number, line manager employee number, reports to associate id, reports to position id,
        personalnummer vorgesetzter, personalnummer des vorgesetzten, vorgesetzter personalnummer,
        vorgesetzter personalnr, vorgesetzter pers.-nr., personalnr vorgesetzter, pers.-nr. vorgesetzter,
        vorgesetzten-nr, vorgesetztennummer, vorgesetzter nr, vorgesetzter id, personalnummer führungskraft,
        personalnummer der führungskraft, führungskraft personalnummer, führungskraft id, matricule du responsable,
        matricule du manager, número del jefe, id del responsable""",
    "manager_name": """manager name, manager full name, manager's name, line manager name, direct manager name,
        supervisor name, supervisor's name, supervisor full name, reports to name, reporting to name,
        reports to legal name, name des vorgesetzten, name vorgesetzter, vorgesetzter name, name der führungskraft,
        führungskraft name, name führungskraft, nom du manager, nom du responsable, nombre del jefe,
        nombre del responsable""",
    "lead_since": """manager since, manager from, manager valid from, manager effective date, manager effective from,
        manager start date, manager change date, line manager since, line manager from, line manager effective date,
        supervisor since, supervisor from, supervisor effective date, reports to since, reports to from,
        reporting line from, reporting line effective date, vorgesetzter ab, vorgesetzter seit, vorgesetzte/r ab,
        vorgesetzte/r seit, vorgesetzter gültig ab, führungskraft ab, führungskraft seit, führungskraft gültig ab,
        manager depuis, responsable depuis, responsable desde, jefe desde""",
    "team": "team, team name, teamname, équipe, equipe, equipo",
    "title": """job title, current job title, jobtitle, job title name, business title, position title, job name,
        stellenbezeichnung, jobtitel, positionsbezeichnung, berufsbezeichnung, intitulé du poste, intitulé de poste,
        título del puesto, functietitel""",
    "start": """start date, startdate, hire date, hiredate, most recent hire date, latest hire date, date of hire,
        hired, join date, joining date, date of joining, date joined, employment start date, employment start,
        start of work, entry date, eintrittsdatum, eintritt, eintrittstermin, datum eintritt, datum des eintritts,
        einstellungsdatum, einstelldatum, startdatum, beschäftigt seit, beginn, vertragsbeginn, beschäftigungsbeginn,
        date d'embauche, date d'entrée, date de début, fecha de inicio, fecha de alta, fecha de contratación,
        fecha de incorporación, data di assunzione, datum in dienst""",
    "end": """end date, enddate, termination date, date of termination, leaving date, date of leaving, exit date,
        last day, last day of work, last working day, last day worked, employment end date, employment end,
        separation date, austrittsdatum, austritt, austrittstermin, datum austritt, datum des austritts, enddatum,
        letzter arbeitstag, beschäftigungsende, vertragsende, kündigungsdatum wirksam, date de sortie, date de départ,
        date de fin, fecha de fin, fecha de baja, fecha de salida, data di cessazione, datum uit dienst""",
    "zone": "time zone, timezone, zeitzone, fuseau horaire, zona horaria, tijdzone, fuso orario",
    "locale": "locale, language code, preferred language, sprachcode, bevorzugte sprache",
}

LIKELY = {
    "name": "employee name, worker name, payroll name",
    "email": """email, e-mail, e-mail address, email address, mail, mail address, e-mail-adresse, mailadresse,
        emailadresse, user email, login email, primary email, adresse e-mail, adresse email, courriel,
        correo electrónico, correo, dirección de correo electrónico, e-mailadres, indirizzo email, username e-mail""",
    "number": """employee id, employeeid, employee code, emp id, empid, eid, eeid, staff id, worker id, associate id,
        personnel id, user/employee id, company employee id, mitarbeiter-id, personal-id, mitarbeiterkennung,
        personenkennung, id empleado, id employé""",
    "team": """department, department name, dept, department full name, home department, home department description,
        abteilung, abteilungsname, abteilungsbezeichnung, département, departamento, afdeling, reparto""",
    "title": """title, job title description, position, designation, stelle, tätigkeit, poste, puesto, cargo, functie,
        mansione""",
    "start": """original hire date, original start date, ersteintritt, first day, first day of work,
        contract start date, erster arbeitstag""",
    "end": "contract end date, left on, date left",
    "locale": "language, sprache, langue, idioma, taal, lingua",
}

POSSIBLE = {
    "name": "name, employee, worker, mitarbeiter, mitarbeiter/in, mitarbeiter:in, person, nombre",
    "last_name": "nom",
    "email": "user principal name, benutzerprinzipalname",
    "number": "person id, person id external, user id, userid, file number, payroll id, id, nr, nummer, number, no",
    "team": """division, business unit, org unit, organisational unit, organizational unit, organization unit,
        supervisory organization, organisationseinheit, bereich, service, área""",
    "title": "job, role, job role, funktion, rolle, beruf, occupation, fonction, función",
}

# What may stand behind a name without changing what it means. `(private)` and `(dotted line)` may not.
ASIDE = re.compile(
    r"\*|[(\[](?:required|optional|text|pflichtfeld|last,? first(?: name)?|first,? last(?: name)?|nachname, vorname|"
    r"[dmytj]{1,4}[ ./-][dmytj]{1,4}[ ./-][dmytja]{1,4})[)\]]",
    re.IGNORECASE,
)
ABOUT = re.compile(r"^(employee|worker|mitarbeiter|person|personal information|job information|employment)(?=.)")


def field_name(field: str) -> str:
    """What a person calls it."""
    return {
        "name": _("name"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "email": _("e-mail address"),
        "number": _("employee number"),
        "manager": _("manager"),
        "manager_email": _("manager’s e-mail address"),
        "manager_number": _("manager’s employee number"),
        "manager_name": _("manager’s name"),
        "lead_since": _("first day with this manager"),
        "team": _("team"),
        "title": _("job title"),
        "start": _("first day"),
        "end": _("last day"),
        "zone": _("time zone"),
        "locale": _("language"),
    }[field]


def _plain(header: str) -> str:
    """`E-Mail-Adresse`, `e_mail adresse` and `EMAILADRESSE` are one; so are `Führungskraft` and `Fuehrungskraft`."""
    letters = unicodedata.normalize("NFKD", header.casefold().replace("#", " no "))
    joined = "".join(letter for letter in letters if letter.isalnum())
    return joined.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _names(source: dict[str, str]) -> dict[str, str]:
    return {_plain(name): field for field, names in source.items() for name in re.split(r",\s+", names)}


_by_certainty = [_names(source) for source in (CERTAIN, LIKELY, POSSIBLE)]
NOT_KNOWN = ("", len(_by_certainty))


@lru_cache(maxsize=4_096)
def field_of(header: str) -> tuple[str, int]:
    """The field a header names and how certain that is: 0 certain, 1 likely, 2 possible."""
    if len(header) > 100:
        return NOT_KNOWN
    bare = _plain(ASIDE.sub(" ", header))
    for name in (_plain(header), bare, ABOUT.sub("", bare)):
        for certainty, names in enumerate(_by_certainty):
            if name in names:
                return names[name], certainty
    return NOT_KNOWN


def recognised(cells: Iterable[str], mapped: frozenset[str] = frozenset()) -> int:
    """How many different fields a row names, headers mapped by hand included."""
    known = {field_of(cell)[0] or (cell if cell.strip().casefold() in mapped else "") for cell in cells}
    return len(known - {""})
