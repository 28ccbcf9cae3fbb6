module example.com/mendedimport

go 1.26
