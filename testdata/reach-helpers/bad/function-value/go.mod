module example.com/functionvalue

go 1.26
