module example.com/onlyafake

go 1.26
