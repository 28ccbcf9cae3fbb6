module example.com/neverbound

go 1.26
