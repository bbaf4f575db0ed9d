"""Who may see and do what with people. The only file of this room that decides."""

from django.db.models import Q

from .models import HRScope, Leave, Person, ProfileNote, Reach, Session


def people_visible_to(person: Person) -> Q:
    """The directory: name, title and team of everyone, to everyone who works here."""
    return Q()


def profile_notes_visible_to(person: Person) -> Q:
    """A profile note has the audience that its person chose."""
    A = ProfileNote.Audience
    led = Reach.objects.filter(actor=person, relation=Reach.MANAGER).values("subject")
    mine = Q(person=person)
    as_manager = Q(audience__in=[A.MANAGER, A.TEAM], person__in=led)
    as_team = Q(audience=A.TEAM, person__team=person.team_id) if person.team_id else Q(pk__in=[])
    return mine | as_manager | as_team | Q(audience=A.EVERYONE)


def readers_of_profile_note(note: ProfileNote) -> Q:
    """Who can read this note now, as a condition on people."""
    A = ProfileNote.Audience
    her = Q(pk=note.person_id)
    manager = Q(pk__in=Reach.objects.filter(subject=note.person, relation=Reach.MANAGER).values("actor"))
    team = Q(team=note.person.team_id) if note.person.team_id else Q(pk__in=[])
    return {A.ME: her, A.MANAGER: her | manager, A.TEAM: her | manager | team, A.EVERYONE: Q()}[A(note.audience)]


def leaves_visible_to(person: Person) -> Q:
    """Its person alone. Whoever plans with them learns that they are away on a day: `people_away` (`sql/leave.sql`)."""
    return Q(person=person)


def may_take_back(person: Person, leave: Leave) -> bool:
    return leave.person_id == person.pk


def sessions_visible_to(person: Person) -> Q:
    return Q(person=person)


def may_end(person: Person, session: Session) -> bool:
    return session.person_id == person.pk


def factors_visible_to(person: Person) -> Q:
    """Passkeys and authenticator apps: their person alone."""
    return Q(person=person)


def may_offer_reset(person: Person) -> bool:
    """An administrator offers; only the person can take the second step away."""
    return person.is_administrator


def may_import(person: Person) -> bool:
    return person.is_administrator


def may_edit_templates(person: Person) -> bool:
    return HRScope.objects.current().filter(partner=person).exists()


def leads(manager: Person, subject: Person) -> bool:
    return Reach.objects.filter(actor=manager, subject=subject, relation=Reach.MANAGER).exists()
