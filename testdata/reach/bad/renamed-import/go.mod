module example.com/renamedimport

go 1.26
