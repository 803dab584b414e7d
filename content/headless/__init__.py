"""Pages for other front ends: the same published words as the screens show, as data. The portal serves them."""
