module example.com/stateofothers

go 1.26
