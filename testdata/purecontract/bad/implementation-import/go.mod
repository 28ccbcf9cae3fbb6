module example.com/implementationimport

go 1.26
