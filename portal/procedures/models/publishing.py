"""What Wagtail keeps of a snippet that is drafted before it is published."""

PUBLISHING = frozenset(
    {"latest_revision", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision",
     "go_live_at", "expire_at", "expired"}
)  # fmt: skip
