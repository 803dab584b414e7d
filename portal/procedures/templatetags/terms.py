"""The words of a place in templates: {% terms plan.jurisdiction as local %}{{ local.lead }}."""

from django import template

from ..terms import terms

register = template.Library()
register.simple_tag(terms, name="terms")
