"""Every address, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("alongside.config.health")),
    path("", include("alongside.coach.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.single_sign_on.urls")),
    path("", include("alongside.trust.urls")),
    path("", include("alongside.notices.urls")),
    path("", include("alongside.mailbox.urls")),
    path("", include("alongside.feedback.urls")),
    path("", include("alongside.kpis.urls")),
    path("", include("alongside.goals.urls")),
    path("", include("alongside.scheduling.urls")),
    path("", include("alongside.conversations.urls")),
    path("", include("alongside.insights.urls")),
    path("", include("alongside.home.urls")),
    path("", include("alongside.demo.urls")),
]

handler500 = "alongside.foundation.failure.show"
