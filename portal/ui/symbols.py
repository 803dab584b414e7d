"""The pictures beside words: which there are, what an editor calls them, and where they stand.

They are made by `npm run build` from the packages that frontend/symbols.json names (licences: static/dist/symbols/).
A key that starts with "own-" is an authority's own upload and is served by portal.procedures.
"""

from collections.abc import Mapping

from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

OWN = "own-"

# Only editors meet these names: beside words a picture is silent.
SYMBOLS: Mapping[str, Promise] = {
    "alcohol": pgettext_lazy("picture", "Alcohol"),
    "alone": pgettext_lazy("picture", "Alone"),
    "angry": pgettext_lazy("picture", "Angry"),
    "baby": pgettext_lazy("picture", "Baby"),
    "bed": pgettext_lazy("picture", "Bed"),
    "bin": pgettext_lazy("picture", "Bin"),
    "book": pgettext_lazy("picture", "Book"),
    "bus": pgettext_lazy("picture", "Bus"),
    "calendar": pgettext_lazy("picture", "Calendar"),
    "calm": pgettext_lazy("picture", "Calm"),
    "car": pgettext_lazy("picture", "Car"),
    "change": pgettext_lazy("picture", "Change"),
    "chart": pgettext_lazy("picture", "Getting better"),
    "child": pgettext_lazy("picture", "Child"),
    "clothes": pgettext_lazy("picture", "Clothes"),
    "court": pgettext_lazy("picture", "Court"),
    "doctor": pgettext_lazy("picture", "Doctor"),
    "dog": pgettext_lazy("picture", "Dog"),
    "door": pgettext_lazy("picture", "Door"),
    "drawing": pgettext_lazy("picture", "Drawing"),
    "drugs": pgettext_lazy("picture", "Drugs"),
    "ear": pgettext_lazy("picture", "Listening"),
    "eye": pgettext_lazy("picture", "Looking"),
    "family": pgettext_lazy("picture", "Family"),
    "food": pgettext_lazy("picture", "Food"),
    "friends": pgettext_lazy("picture", "Friends"),
    "good": pgettext_lazy("picture", "Something good"),
    "grow": pgettext_lazy("picture", "Growing"),
    "happy": pgettext_lazy("picture", "Happy"),
    "health-visitor": pgettext_lazy("picture", "Health visitor"),
    "heart": pgettext_lazy("picture", "Heart"),
    "help": pgettext_lazy("picture", "Help"),
    "hit": pgettext_lazy("picture", "Hitting"),
    "home": pgettext_lazy("picture", "Home"),
    "hope": pgettext_lazy("picture", "Hope"),
    "hospital": pgettext_lazy("picture", "Hospital"),
    "house-clean": pgettext_lazy("picture", "Cleaning"),
    "hug": pgettext_lazy("picture", "Hug"),
    "internet": pgettext_lazy("picture", "Internet"),
    "key": pgettext_lazy("picture", "Key"),
    "light": pgettext_lazy("picture", "Idea"),
    "list": pgettext_lazy("picture", "List"),
    "lock": pgettext_lazy("picture", "Private"),
    "medicine": pgettext_lazy("picture", "Medicine"),
    "meeting": pgettext_lazy("picture", "Meeting"),
    "mind": pgettext_lazy("picture", "Feelings"),
    "mobile": pgettext_lazy("picture", "Mobile phone"),
    "money": pgettext_lazy("picture", "Money"),
    "night": pgettext_lazy("picture", "Night"),
    "no": pgettext_lazy("picture", "No"),
    "nurse": pgettext_lazy("picture", "Nurse"),
    "paper": pgettext_lazy("picture", "Paper"),
    "parent": pgettext_lazy("picture", "Parent"),
    "pencil": pgettext_lazy("picture", "Writing"),
    "people": pgettext_lazy("picture", "People"),
    "phone": pgettext_lazy("picture", "Telephone"),
    "photo": pgettext_lazy("picture", "Photo"),
    "play": pgettext_lazy("picture", "Play"),
    "police": pgettext_lazy("picture", "Police"),
    "pregnant": pgettext_lazy("picture", "Pregnant"),
    "question": pgettext_lazy("picture", "Question"),
    "sad": pgettext_lazy("picture", "Sad"),
    "safe": pgettext_lazy("picture", "Safe"),
    "scared": pgettext_lazy("picture", "Scared"),
    "school": pgettext_lazy("picture", "School"),
    "shout": pgettext_lazy("picture", "Shouting"),
    "sign-language": pgettext_lazy("picture", "Sign language"),
    "sleep": pgettext_lazy("picture", "Sleep"),
    "smoking": pgettext_lazy("picture", "Smoking"),
    "social-worker": pgettext_lazy("picture", "Social worker"),
    "star": pgettext_lazy("picture", "Star"),
    "stop": pgettext_lazy("picture", "Stop"),
    "sun": pgettext_lazy("picture", "Sun"),
    "talk": pgettext_lazy("picture", "Talking"),
    "talk-alone": pgettext_lazy("picture", "Talking in private"),
    "teacher": pgettext_lazy("picture", "Teacher"),
    "teeth": pgettext_lazy("picture", "Brushing teeth"),
    "think": pgettext_lazy("picture", "Thinking"),
    "thumbs-down": pgettext_lazy("picture", "Thumbs down"),
    "thumbs-up": pgettext_lazy("picture", "Thumbs up"),
    "time": pgettext_lazy("picture", "Time"),
    "together": pgettext_lazy("picture", "Together"),
    "translator": pgettext_lazy("picture", "Interpreter"),
    "video": pgettext_lazy("picture", "Video"),
    "walk": pgettext_lazy("picture", "Walking"),
    "warning": pgettext_lazy("picture", "Careful"),
    "wash": pgettext_lazy("picture", "Washing"),
    "worry": pgettext_lazy("picture", "Worry"),
    "yes": pgettext_lazy("picture", "Yes"),
}


def is_own(key: str) -> bool:
    """Whether the key is that of an authority's own picture."""
    return key.startswith(OWN) and key.removeprefix(OWN).isdecimal()


def path(key: str) -> str:
    """The static file of a shipped symbol; "" for a key that is not shipped."""
    return f"dist/symbols/{key}.svg" if key in SYMBOLS else ""


def address(key: str) -> str:
    """Where a browser finds the picture; "" for a key that nobody knows."""
    if is_own(key):
        return reverse("procedures:symbol", args=[key])
    shipped = path(key)
    return static(shipped) if shipped else ""
