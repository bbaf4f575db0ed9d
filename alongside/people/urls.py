"""Addresses of the room *people*: signing in and out, one's own sessions, password and profile; imports."""

from django.urls import path

from alongside.foundation.http import resource

from .views import (
    applications,
    forgotten_passwords,
    imports,
    link_requests,
    links,
    passwords,
    profiles,
    proof_links,
    proofs,
    sessions,
    sign_ins,
)

app_name = "people"
urlpatterns = [
    path("sign-in/", resource(GET=sign_ins.new, POST=sign_ins.create), name="sign_in"),
    path("sign-in/link/", resource(GET=link_requests.new, POST=link_requests.create), name="ask_link"),
    path("sign-in/<str:token>/", resource(GET=links.show, POST=links.create), name="sign_in_link"),
    path("sign-out/", resource(POST=sign_ins.destroy), name="sign_out"),
    path("proof/", resource(GET=proofs.new, POST=proofs.create), name="proof"),
    path("proof/<str:token>/", resource(GET=proof_links.show, POST=proof_links.create), name="proof_link"),
    path("sessions/", resource(GET=sessions.index), name="sessions"),
    path("sessions/<slug:digest>/", resource(DELETE=sessions.destroy), name="session"),
    path("profile/", resource(GET=profiles.edit, POST=profiles.update), name="profile"),
    path("password/", resource(GET=passwords.edit, POST=passwords.update), name="password"),
    path(
        "password/forgotten/",
        resource(GET=forgotten_passwords.new, POST=forgotten_passwords.create),
        name="password_forgotten",
    ),
    path("people/imports/", resource(GET=imports.new, POST=imports.create), name="imports"),
    path(
        "people/imports/<uuid:pk>/",
        resource(GET=imports.show, PATCH=imports.update, DELETE=imports.destroy),
        name="import",
    ),
    path("people/imports/<uuid:pk>/application/", resource(POST=applications.create), name="import_application"),
]
