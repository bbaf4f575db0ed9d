"""The addresses of the inbox. To have seen a notice is a thing of its own: its sighting."""

from django.urls import path

from alongside.foundation.http import resource

from .views import channel_choices, channels, mail, notices, returns, sightings

app_name = "notices"

urlpatterns = [
    path("notices/", resource(GET=notices.index), name="index"),
    path("notices/sighting/", resource(POST=sightings.create_all), name="sightings"),
    path("notices/<uuid:pk>/sighting/", resource(POST=sightings.create), name="sighting"),
    path("notices/<uuid:pk>/return/", resource(POST=returns.create), name="return"),
    path("channels/", resource(GET=channels.index, POST=channels.create), name="channels"),
    path("channels/<uuid:pk>/", resource(DELETE=channels.destroy), name="channel"),
    path("channels/<uuid:pk>/trial/", resource(POST=channels.create_trial), name="channel_trial"),
    path(
        "notices/channels/<uuid:pk>/choice/",
        resource(GET=channel_choices.edit, PUT=channel_choices.update),
        name="channel_choice",
    ),
    path("notices/mail/", resource(GET=mail.edit, PUT=mail.update), name="mail"),
]
