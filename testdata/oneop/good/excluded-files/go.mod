module example.com/excludedfiles

go 1.26
