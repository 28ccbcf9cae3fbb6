module example.com/exportedvariable

go 1.26
