from django.apps import AppConfig


class SingleSignOnConfig(AppConfig):
    name = "alongside.single_sign_on"
    label = "single_sign_on"
