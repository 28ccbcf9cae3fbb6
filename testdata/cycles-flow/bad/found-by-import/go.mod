module example.com/foundbyimport

go 1.26
