module example.com/variableofothers

go 1.26
