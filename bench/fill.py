"""Fills the product's database for the measurements: `python -m bench.fill FOLDER small|forms|large|lost`.

`small` makes everything, with 200 children in the table, and writes FOLDER/portal.json and FOLDER/list.json; `forms`
adds what bench/long_forms.py says; `large` adds children up to 20,000; `lost` prints what the crowd typed and the
database does not hold.
"""

import json
import sys
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from . import data, long_forms

    folder = Path(sys.argv[1])
    match sys.argv[2]:
        case "small":
            data.small(folder)
        case "forms":
            long_forms.fill_forms(folder, data.cookies)
        case "large":
            data.children(20_000)
        case "lost":
            print(json.dumps(long_forms.lost_answers(folder)))
            return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
