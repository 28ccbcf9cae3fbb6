module example.com/functionvariable

go 1.26
