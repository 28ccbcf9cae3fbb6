module example.com/exporttest

go 1.26
