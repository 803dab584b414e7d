"""What the editor's desk knows of the pages: what they name, how they read, which links lead nowhere."""
