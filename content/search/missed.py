"""Which searches without result may be kept for policy staff, and in which words. Pure.

People type all sorts of things into a search box, also the name of a child. So nothing is kept that

- is longer than 60 characters or more than six words (a sentence tells a story; a search does not),
- holds a digit or an @ (telephone numbers, dates of birth, case numbers, addresses),
- holds a capital letter within (“mali Rees”), but for one abbreviation alone (“MARAC”): the first letter is what a
  keyboard makes of its own.

What is left is first counted without its words, under a keyed hash. The words themselves are kept when the same were
missed on another day: what many look for comes again, what one person typed about one family as a rule does not.
Nothing is kept of who asked, nor at what hour.
"""

import unicodedata

LONGEST = 60
MOST_WORDS = 6


def keepable(text: str) -> str:
    """The words of a search as they may be kept, in small letters with one space between; "" where they may not be."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    abbreviation = plain.isupper() and " " not in plain
    named = any(letter.isupper() for letter in plain[1:]) and not abbreviation
    if named or len(plain) > LONGEST or len(plain.split()) > MOST_WORDS:
        return ""
    allowed = all(letter.isalpha() or letter in " '’-&/" for letter in plain)
    return plain.lower() if allowed and any(letter.isalpha() for letter in plain) else ""
