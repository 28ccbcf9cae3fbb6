module example.com/writtenvariable

go 1.26
