from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORD = 50


class SearchText(models.Model):
    """A published page as search sees it: Wagtail's back ends index `title` and `body`, results show `name` and `text`.

    `title` and `body` hold stems with the language in front (content/search/words.py), those of the title in both, so
    that one index of PostgreSQL's answers; `name` and `text` the words with the place's own in the place of variables,
    a line a paragraph. Made anew at each publication (R-000-02).
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"page", "language", "title", "body", "name", "text"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    language = models.CharField(max_length=20)
    title = models.TextField()
    body = models.TextField()
    name = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return self.name


class SearchWord(models.Model):
    """A word that stands on some page: what a slip of the hand is compared with when nothing was found.

    `folded`: small letters without accents; `head` and `tail` its first letter and its last two, `size` its letters.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "language", "word", "folded", "head", "tail", "size"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    language = models.CharField(max_length=20)
    word = models.CharField(max_length=LONGEST_WORD)
    folded = models.CharField(max_length=LONGEST_WORD)
    head = models.CharField(max_length=1)
    tail = models.CharField(max_length=2)
    size = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="content_search_word_once")]
        indexes = [
            models.Index(fields=["language", "head", "size"], name="content_search_word_head"),
            models.Index(fields=["language", "tail", "size"], name="content_search_word_tail"),
        ]

    def __str__(self) -> str:
        return self.word


class SearchSynonym(models.Model):
    """Words that mean the same, one a line: who looks for one of them finds the others. Data, kept by policy staff."""

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "language", "words"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()

    language = models.CharField(_("language"), max_length=20)
    words = models.TextField(
        _("words that mean the same"),
        max_length=500,
        help_text=_("One a line, abbreviations too. A word alone in its set changes nothing."),
    )

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("search synonym")
        verbose_name_plural = _("Search synonyms")

    def __str__(self) -> str:
        return ", ".join(self.alike)

    @property
    def alike(self) -> list[str]:
        """The words, each as often as it takes to say it: "core group", "core grp"."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]


class MissedSearch(models.Model):
    """Words that were looked for on one day and stood on no page, and how often; nothing of who asked.

    `fingerprint`: a keyed hash of language and words. `words` is empty until the same were missed on another day:
    content/search/missed.py says why.
    """

    plain_fields: ClassVar[frozenset[str]] = frozenset({"id", "day", "language", "fingerprint", "words", "count"})
    personal_fields: ClassVar[frozenset[str]] = frozenset()
    wagtail_reference_index_ignore = True

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=20)
    fingerprint = models.CharField(max_length=64)
    words = models.CharField(_("words"), max_length=60, blank=True, default="")
    count = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("Searches without result")
        constraints = [models.UniqueConstraint(fields=["fingerprint", "day"], name="content_missed_search_a_day")]
        indexes = [models.Index(fields=["day"], name="content_missed_search_day")]

    def __str__(self) -> str:
        return self.words
