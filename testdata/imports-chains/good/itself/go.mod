module example.com/itself

go 1.26
