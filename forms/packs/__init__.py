"""Forms as files: the format (docs/form-format.md), its JSON Schema, reading, writing, and what is wrong with a file."""
