module shop

go 1.26

require stock v0.0.0

replace stock => ./stock
