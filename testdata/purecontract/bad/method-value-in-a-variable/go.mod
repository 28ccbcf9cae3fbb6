module example.com/methodvalueinavariable

go 1.26
