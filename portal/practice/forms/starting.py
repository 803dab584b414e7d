"""Starting a draft."""

from typing import Any

from django import forms


class StartForm(forms.Form):
    """Carries how many drafts its reader saw, so that two presses of one button start one draft."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @classmethod
    def seen_in(cls, data: Any) -> int:
        """The number the page was made with; 0 when it is missing or unreadable."""
        form = cls(data)
        return int(form.cleaned_data["seen"]) if form.is_valid() else 0
