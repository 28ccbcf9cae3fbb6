module example.com/freekinds

go 1.26
