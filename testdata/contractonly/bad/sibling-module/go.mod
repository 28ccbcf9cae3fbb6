module siblings/gate

go 1.26

require siblings/scales v0.0.0

replace siblings/scales => ./scales
