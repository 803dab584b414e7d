"""What a reader says back: about a section, an item, or the whole plan."""
