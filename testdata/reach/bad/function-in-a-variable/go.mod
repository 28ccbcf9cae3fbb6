module example.com/functioninavariable

go 1.26
