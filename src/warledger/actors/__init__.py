"""Who fights, rules and speaks: data files on states, wars and offices, and what reads them."""
