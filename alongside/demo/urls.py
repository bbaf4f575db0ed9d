"""The doors of the demo. Where this is no demo, they answer 404."""

from django.urls import path

from alongside.foundation.http import resource

from . import views

app_name = "demo"

urlpatterns = [
    path("demo", resource(GET=views.show), name="show"),
    path("demo/seats/<slug:role>/", resource(POST=views.take_seat), name="seat"),
    path("demo/restart/", resource(POST=views.restart), name="restart"),
]
