package stockpb // want "holds extra.go and 1 other file, which \\[generated\\] files does not name; "
