package horn // want "is imported by none of those that \\[\\[require\\]\\] \"parts are used\" names; it must be imported by cmd/\\*$"
