module example.com/exhaustive

go 1.26
