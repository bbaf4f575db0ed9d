"""Addresses of the room *trust*: who can read a thing, and who has."""

from django.urls import path

from alongside.foundation.http import resource

from .views import openings, receipts

app_name = "trust"
urlpatterns = [
    path("receipts/<slug:name>/<uuid:pk>/", resource(GET=receipts.show), name="receipt"),
    path("who-opened-my-records/", resource(GET=openings.index), name="openings"),
]
