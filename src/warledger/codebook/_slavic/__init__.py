"""How claims are told in Ukrainian and Russian: a finder for each type of claim."""
