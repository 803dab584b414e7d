"""The editor's desk: what policy staff see in the CMS beside Wagtail's own screens."""
