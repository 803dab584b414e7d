from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "portal.dialogue"
