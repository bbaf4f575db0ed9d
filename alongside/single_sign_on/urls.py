"""Addresses of the room *single sign-on*. The second is the redirect URI that the provider is told."""

from django.urls import path

from alongside.foundation.http import resource

from . import views

app_name = "single_sign_on"
urlpatterns = [
    path("single-sign-on/", resource(GET=views.new), name="begin"),
    path("single-sign-on/return/", resource(GET=views.show), name="return"),
]
