module example.com/toodeep

go 1.26
