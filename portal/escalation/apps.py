from django.apps import AppConfig


class EscalationConfig(AppConfig):
    name = "portal.escalation"
