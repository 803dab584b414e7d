"""formtools' wizard as its documentation shows it: five steps, answers in the session."""

from typing import Any

from django import forms
from django.http import HttpResponse
from formtools.wizard.views import NamedUrlSessionWizardView

STEPS = 5
TEXTS = 8


def step_form(number: int) -> type[forms.Form]:
    """One yes or no and eight texts, as the step of ours that is measured."""
    fields: dict[str, forms.Field] = {
        "q1": forms.ChoiceField(label="Question 1", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)
    }
    fields |= {f"q{n}": forms.CharField(label=f"Question {n}", max_length=500) for n in range(2, TEXTS + 2)}
    return type(f"Step{number}", (forms.Form,), fields)


class Wizard(NamedUrlSessionWizardView):
    """The session keeps what each step was sent."""

    form_list = [(f"s{number}", step_form(number)) for number in range(1, STEPS + 1)]
    template_name = "rival/wizard.html"

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("done")
