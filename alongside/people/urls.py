"""Addresses of the room *people*: signing in and out, one's own sessions, password and profile; imports."""

from django.urls import path

from alongside.foundation.http import resource

from .views import (
    applications,
    authenticator_apps,
    factor_resets,
    forgotten_passwords,
    imports,
    leaves,
    link_requests,
    links,
    passkey_sign_ins,
    passkeys,
    passwords,
    profiles,
    proof_links,
    proofs,
    second_factors,
    second_steps,
    sessions,
    sign_ins,
)

app_name = "people"
urlpatterns = [
    path("sign-in/", resource(GET=sign_ins.new, POST=sign_ins.create), name="sign_in"),
    path("sign-in/link/", resource(GET=link_requests.new, POST=link_requests.create), name="ask_link"),
    path("sign-in/second-step/", resource(GET=second_steps.new, POST=second_steps.create), name="second_step"),
    path("sign-in/passkey/", resource(GET=passkey_sign_ins.new, POST=passkey_sign_ins.create), name="passkey_sign_in"),
    path("sign-in/reset/<str:token>/", resource(GET=factor_resets.show, POST=factor_resets.spend), name="factor_reset"),
    path("sign-in/<str:token>/", resource(GET=links.show, POST=links.create), name="sign_in_link"),
    path("sign-out/", resource(POST=sign_ins.destroy), name="sign_out"),
    path("proof/", resource(GET=proofs.new, POST=proofs.create), name="proof"),
    path("proof/<str:token>/", resource(GET=proof_links.show, POST=proof_links.create), name="proof_link"),
    path("second-step/", resource(GET=second_factors.index), name="second_factors"),
    path("second-step/apps/", resource(POST=authenticator_apps.create), name="authenticator_apps"),
    path(
        "second-step/apps/<uuid:pk>/",
        resource(
            GET=authenticator_apps.show,
            POST=authenticator_apps.confirm,
            PUT=authenticator_apps.update,
            DELETE=authenticator_apps.destroy,
        ),
        name="authenticator_app",
    ),
    path("second-step/passkeys/", resource(GET=passkeys.new, POST=passkeys.create), name="passkeys"),
    path(
        "second-step/passkeys/<uuid:pk>/",
        resource(GET=passkeys.show, PUT=passkeys.update, DELETE=passkeys.destroy),
        name="passkey",
    ),
    path(
        "second-step/recovery-codes/",
        resource(GET=second_factors.new_codes, POST=second_factors.create_codes),
        name="recovery_codes",
    ),
    path("people/resets/", resource(GET=factor_resets.new), name="factor_resets"),
    path("people/<uuid:pk>/reset/", resource(POST=factor_resets.create), name="reset_offer"),
    path("sessions/", resource(GET=sessions.index), name="sessions"),
    path("sessions/<slug:digest>/", resource(DELETE=sessions.destroy), name="session"),
    path("profile/", resource(GET=profiles.edit, POST=profiles.update), name="profile"),
    path("profile/leave/", resource(GET=leaves.index, POST=leaves.create), name="leaves"),
    path("profile/leave/<uuid:pk>/", resource(DELETE=leaves.destroy), name="leave"),
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
