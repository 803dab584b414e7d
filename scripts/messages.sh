#!/usr/bin/env bash
# Brings locale/ to what the code says: `messages.sh`. With --check nothing is written, and a text that a catalogue
# lacks, or still has though no code says it, is a failure. Needs gettext's xgettext (apt install gettext).
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD
command -v xgettext > /dev/null || { echo "gettext is missing; on Debian: apt install gettext"; exit 1; }
if [ "${1:-}" = --check ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  tar --exclude=__pycache__ -cf - manage.py portal forms content templates locale | tar -xf - -C "$work"
  cd "$work"
fi
languages=$("$home/.venv/bin/python" -c "
from portal.settings.languages import LANGUAGES
print(*(f'--locale={code}' for code, _ in LANGUAGES if code != 'en'))")
# shellcheck disable=SC2086
env -u DATABASE_URL VAR_DIR="$(mktemp -d)" "$home/.venv/bin/python" manage.py makemessages $languages \
  --ignore="tests/*" --add-location=file --no-wrap --no-obsolete --verbosity 0
[ "${1:-}" = --check ] || exit 0
"$home/.venv/bin/python" - "$home" <<'PY'
import pathlib
import sys

import polib

wrong = []
for made in sorted(pathlib.Path("locale").rglob("*.po")):
    kept = pathlib.Path(sys.argv[1]) / made
    before, after = ({(e.msgctxt, e.msgid, e.msgid_plural) for e in polib.pofile(str(p)) if not e.obsolete}
                     if p.exists() else set() for p in (kept, made))
    wrong += [f"{made}: lacks {text[1]!r}" for text in sorted(after - before, key=str)]
    wrong += [f"{made}: nobody says {text[1]!r} any more" for text in sorted(before - after, key=str)]
print(*wrong[:20], sep="\n") if wrong else None
sys.exit(f"{len(wrong)} texts differ: run make messages" if wrong else 0)
PY
