"""The addresses of the inbox. To have seen a notice is a thing of its own: its sighting."""

from django.urls import path

from alongside.foundation.http import resource

from .views import mail, notices, returns, sightings

app_name = "notices"

urlpatterns = [
    path("notices/", resource(GET=notices.index), name="index"),
    path("notices/sighting/", resource(POST=sightings.create_all), name="sightings"),
    path("notices/<uuid:pk>/sighting/", resource(POST=sightings.create), name="sighting"),
    path("notices/<uuid:pk>/return/", resource(POST=returns.create), name="return"),
    path("notices/mail/", resource(GET=mail.edit, PUT=mail.update), name="mail"),
]
