"""What the record answers about itself: around diplomatic events, sentences, follow-up, truces.

All of it is pure: incidents, claims and documents in, frozen results out. `Record.around`, `Record.check`,
`Record.follow` and `Record.truces` hand a record's own in. Each answer names the incidents or claims behind
every number.
"""
