"""Sessions of invented people of the demo, for Lighthouse: `python -m bench.family_looks`, JSON on stdout.

[[what, language, path, cookies]]: what somebody of a family sees who has signed in, was told what leaving quickly does,
and reads their plan in their own language and format.
"""

import json

import django

WHO = {
    "amina.shah": "a plan", "piotr.green": "a plan", "nia.rees": "a plan in Easy Read",
    "mali.rees": "a plan for a child of nine",
}  # fmt: skip


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.urls import reverse

    from portal.people.models import Person
    from portal.wording.models import Release

    from .data import cookies

    looks: list[tuple[str, str, str, str]] = []
    for username, what in WHO.items():
        person = Person.objects.get(user__username=username)
        release = Release.objects.filter(person=person, reading__isnull=False).latest("pk")
        sent = cookies(person) | {settings.LANGUAGE_COOKIE_NAME: person.language}
        cookie = "; ".join(f"{name}={value}" for name, value in sent.items())
        plan = {"plan": release.plan_id}
        pages = {what: reverse("family:plan", kwargs=plan), "answering": reverse("family:answer", kwargs=plan)}
        looks += [(f"{page}, {username}", person.language, path, cookie) for page, path in pages.items()]
        looks.append((f"home, {username}", person.language, reverse("family:home"), cookie))
    print(json.dumps(looks))


if __name__ == "__main__":
    main()
