"""How each kind of item is read from a site and brought to one. A module a kind or a few; `table` names them all."""
