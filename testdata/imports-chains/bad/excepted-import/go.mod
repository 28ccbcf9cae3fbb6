module example.com/exceptedimport

go 1.26
