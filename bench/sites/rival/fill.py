"""Makes the form page: `python -m bench.sites.rival.fill`."""

import django

django.setup()

from home.models import HomePage  # noqa: E402

from bench.sites.rival.models import RivalField, RivalPage  # noqa: E402
from bench.sites.rival.views import TEXTS  # noqa: E402

page = RivalPage(title="Rival", slug="rival")
page.form_fields = [
    RivalField(label="Question 1", field_type="radio", choices="Yes\nNo", sort_order=0),
    *(RivalField(label=f"Question {n}", field_type="singleline", sort_order=n) for n in range(2, TEXTS + 2)),
]
HomePage.objects.get().add_child(instance=page)
