module example.com/instantiated

go 1.26
