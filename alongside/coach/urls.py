"""The coach's address. A form on its way to a PUT or DELETE says so in `_method`, which is not meant for the coach."""

from django.urls import path

from alongside.foundation.http import resource

from . import views

app_name = "coach"
urlpatterns = [
    path("coach/reading/", resource(POST=views.create, PUT=views.create, DELETE=views.create), name="reading"),
]
