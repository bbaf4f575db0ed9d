"""Columns are known by the names that HR systems give them; two that could both be it are asked about."""

import pytest

from alongside.people.imports.headers import field_of

from .importing import found, reading

SYSTEMS = {
    "BambooHR": (
        "Employee #,First Name,Last Name,Work Email,Home Email,Department,Job Title,Hire Date,Reporting to",
        8,
    ),
    "Personio": ("ID,Vorname,Nachname,E-Mail,Abteilung,Position,Vorgesetzter,Einstellungsdatum,Letzter Arbeitstag", 9),
    "Workday": ("Employee ID,Worker,Email - Primary Work,Business Title,Supervisory Organization,Manager,Hire Date", 7),
    "SuccessFactors": ("STATUS,USERID,FIRSTNAME,LASTNAME,EMAIL,MANAGER,DEPARTMENT,TIMEZONE,HIREDATE,EMPID,TITLE", 9),
    "HiBob": ("Display name,Email,Department,Job title,Reports to,Reports to email,Start date,Site", 7),
    "Rippling": ("Employee,Work email,Manager,Title,Department,Start date,End date", 7),
    "Gusto": ("First name,Last name,Email,Personal email,Job title,Manager,Department,Start date", 7),
    "ADP": (
        "Payroll Name,File Number,Associate ID,Work Contact: Work Email,Job Title Description,"
        "Home Department Description,Hire Date,Termination Date,Reports To Name,Reports To Associate ID",
        9,
    ),
    "DATEV": ("Personalnummer,Familienname,Vorname,E-Mail-Adresse (geschäftlich),Abteilung,Eintrittsdatum", 6),
    "Sage": (
        "Mitarbeiternummer,Nachname,Vorname,E-Mail,Abteilung,Stellenbezeichnung,Eintritt,Austritt,Führungskraft",
        9,
    ),
    "Factorial": ("Full name,Email,Team,Manager,Start date,Job title,Employee ID", 7),
    "Kenjo": ("First name,Last name,Work e-mail,Reports to,Department,Start date,Language,Time zone", 8),
    "SAP HCM": ("Pers.-Nr.,Nachname,Vorname,Dienstl. E-Mail,Vorgesetzter Pers.-Nr.,Eintritt", 6),
    "Entra ID": ("Benutzerprinzipalname,Vorname,Nachname,Position,Abteilung,Vorgesetzte Person", 6),
    "French": ("Matricule,Nom,Prénom,Adresse e-mail,Intitulé du poste,Responsable hiérarchique,Date d'embauche", 7),
    "Spanish": ("Número de empleado,Nombre,Apellidos,Correo electrónico,Puesto,Departamento,Fecha de alta", 6),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_export_s_columns_are_recognised(system: str) -> None:
    header, fields = SYSTEMS[system]
    inspection = reading(header + "\n" + "," * header.count(",") + "\n")
    assert inspection.problems == []
    assert len(inspection.columns.places) == fields


@pytest.mark.parametrize(
    "header", ["Personal Email", "E-Mail (privat)", "Dotted line manager", "HR Manager", "Titel", ""]
)
def test_what_is_private_or_something_else_is_left_alone(header: str) -> None:
    assert field_of(header)[0] == ""


@pytest.mark.parametrize("header", ["E-Mail *", "e_mail", "EMail", "Employee E-Mail", "E-mail (required)", "E‑Mail"])
def test_spelling_does_not_matter(header: str) -> None:
    assert field_of(header)[0] == "email"


def test_umlauts_may_be_written_out() -> None:
    assert field_of("Fuehrungskraft") == field_of("Führungskraft")


def test_two_columns_that_could_both_be_it_are_asked_about() -> None:
    text = "Name,Email,Mail\nAda,a@example.org,b@example.org\n"
    inspection = reading(text)
    assert (inspection.stops, found(inspection)) == (True, [(1, "ambiguous_column")])
    assert reading(text, mapping={"Mail": "email"}).rows[0].email == "b@example.org"
    assert reading(text, mapping={"#2": "email"}).rows[0].email == "a@example.org"
    assert reading(text, mapping={"Email": "ignore"}).rows[0].email == "b@example.org"


def test_two_columns_that_say_the_same_need_no_question() -> None:
    assert reading("Name,Email,Mail\nAda,a@example.org,a@example.org\n").problems == []


def test_a_header_twice_is_asked_about() -> None:
    assert found(reading("Name,Email,Email\nAda,a@example.org,b@example.org\n")) == [(1, "ambiguous_column")]


def test_a_column_is_mapped_by_hand() -> None:
    text = "Title of the list\nWer,Wo\nAda,a@example.org\n"
    assert found(reading(text)) == [(2, "missing_column"), (2, "missing_column")]
    inspection = reading(text, mapping={"wer": "name", "Wo": "email"})
    assert inspection.columns.as_json() == {"name": "Wer", "email": "Wo"}
    assert found(reading("Name,Email\nAda,a@example.org\n", mapping={"Nobody": "team"})) == [(1, "missing_column")]


def test_without_a_name_or_a_key_nothing_is_imported() -> None:
    assert found(reading("Email,Team\na@example.org,x\n")) == [(1, "missing_column")]
    assert found(reading("Name,Team\nAda,x\n")) == [(1, "missing_column")]
    assert reading("Name,Personalnummer\nAda,17\n").problems == []


def test_name_beside_first_name_is_what_the_rows_say() -> None:
    last = reading("Name,Vorname,E-Mail\nMüller,Käthe,a@example.org\n")
    full = reading("Name,Vorname,E-Mail\nKäthe Müller,Käthe,a@example.org\n")
    both = reading("Name,Vorname,E-Mail\nKäthe Müller,Käthe,a@example.org\nWeiß,Jo,b@example.org\n")
    assert last.rows[0].name == full.rows[0].name == "Käthe Müller"
    assert found(both) == [(1, "ambiguous_column")]
