"""Search of the procedures, in English and Welsh (R-000-02, R-001-01).

Pages are indexed by Wagtail's own search back ends, on SQLite and on PostgreSQL alike. What they index is not the
words as written but their stems, made here, each with its language in front: the back ends know no Welsh, and so both
find the same. What somebody asks is made into stems in the same way, with the words that mean the same (synonyms) and,
in Welsh, with every form the beginning of a word can take (mutations).
"""
