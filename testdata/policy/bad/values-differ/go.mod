module example.com/valuesdiffer

go 1.26
