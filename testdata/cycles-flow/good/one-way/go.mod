module example.com/oneway

go 1.26
