module example.com/foldernamesthepackage

go 1.26
