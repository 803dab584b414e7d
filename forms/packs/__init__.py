"""Forms as files: the format (docs/form-format.md), its schema, reading, writing, and what is wrong with a file."""
