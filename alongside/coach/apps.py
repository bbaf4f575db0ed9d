from django.apps import AppConfig


class CoachConfig(AppConfig):
    name = "alongside.coach"
    label = "coach"
