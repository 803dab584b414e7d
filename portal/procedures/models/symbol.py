from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import pictures
from ..choices import OWN


class OwnSymbol(models.Model):
    """A picture of the authority's own, to stand beside words. As public as the procedures: it shows nobody.

    Its key in templates and phrases is "own-" and its primary key. The file is made anew at upload.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "name", "image"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    name = models.CharField(_("what it shows"), max_length=80, unique=True)
    image = models.FileField(
        _("picture"), upload_to="symbols/", validators=[FileExtensionValidator(["png", "jpg", "jpeg", "webp"])],
        help_text=_("PNG, JPEG or WebP. No photo of a person: anybody can see it."),
    )  # fmt: skip

    class Meta:
        ordering = ["name"]
        verbose_name = _("picture")
        verbose_name_plural = _("Pictures of your own")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Never keeps what `clean` did not make."""
        if self._is_uploaded:
            self.clean()
        super().save(*args, **kwargs)

    @property
    def key(self) -> str:
        return f"{OWN}{self.pk}"

    @property
    def _is_uploaded(self) -> bool:
        """Whether the picture is new; one that is kept already is not opened to find that out."""
        is_new = bool(self.image) and not self.image._committed  # type: ignore[attr-defined]  # no other name for it
        return is_new and isinstance(self.image.file, UploadedFile)

    def clean(self) -> None:
        super().clean()
        if self._is_uploaded:
            try:
                made = pictures.made_anew(self.image.file)
            except ValueError:
                message = _("This is no picture we can use. Choose a PNG, JPEG or WebP of at most 5 MB.")
                raise ValidationError({"image": message}) from None
            self.image = ContentFile(made, name=f"{uuid4().hex}.png")
