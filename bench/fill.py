"""Fills the product's database for the measurements: `python -m bench.fill FOLDER small|large`.

`small` makes everything, with 200 children in the table, and writes FOLDER/portal.json and FOLDER/list.json; `large`
adds children up to 20,000.
"""

import sys
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from . import data

    folder, size = Path(sys.argv[1]), sys.argv[2]
    data.small(folder) if size == "small" else data.children(20_000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
