"""Manuals that arrive as files: Word and HTML, read into pages and blocks. Pure: nothing is written here.

`files.read` takes what was sent, `pages.outline` makes pages of it; services/importing.py writes them as drafts.
"""
