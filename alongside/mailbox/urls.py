"""The address of one's own mail address."""

from django.urls import path

from alongside.foundation.http import resource

from . import views

app_name = "mailbox"

urlpatterns = [
    path("mail-address/", resource(GET=views.show, POST=views.create, DELETE=views.destroy), name="address"),
]
