from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from content.importing.files import KINDS, LARGEST, Unreadable, read
from content.importing.shapes import Bundle
from content.models import ManualPage, ProcedurePage

WITH_PAGES_BELOW = ("manualpage", "procedurepage")


class ImportForm(forms.Form):
    """A file, and where its pages go. `user`: who may add pages there, or not."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A Word document (.docx), an HTML file, or a .zip of HTML files with their pictures. Up to 30 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    parent = forms.ModelChoiceField(
        label=_("Below which page"),
        queryset=Page.objects.filter(content_type__app_label="content", content_type__model__in=WITH_PAGES_BELOW),
        widget=AdminPageChooser(target_models=[ManualPage, ProcedurePage], user_perms="copy_to"),
        help_text=_("A manual, or one of its pages. The drafts are in its language."),
    )
    levels = forms.TypedChoiceField(
        label=_("What becomes a page"),
        choices=[
            (0, _("The whole file, one page")),
            (1, _("Each main heading")),
            (2, _("Each main heading, and each heading below it")),
        ],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
        help_text=_("Headings further down divide the text of a page."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.bundle: Bundle | None = None

    def clean_file(self) -> Any:
        """Opened here, so that a file we cannot read is told where it was chosen."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than 30 MB."))
        try:
            self.bundle = read(sent.name, sent.read())
        except Unreadable:
            raise forms.ValidationError(
                _("We cannot read this file. Send a .docx, .html or .zip that opens on your own computer.")
            ) from None
        if not self.bundle.sources:
            raise forms.ValidationError(_("There is no text in this file."))
        return sent

    def clean_parent(self) -> Page:
        """Only where this person may add pages."""
        parent: Page = self.cleaned_data["parent"].specific
        if not parent.permissions_for_user(self.user).can_add_subpage():
            raise forms.ValidationError(_("You may not add pages there."))
        return parent
