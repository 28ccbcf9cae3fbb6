package text // want "the nearest pattern is \"shared/\\*\\*\" of role shared"
