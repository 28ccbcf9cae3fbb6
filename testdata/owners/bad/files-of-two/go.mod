module example.com/filesoftwo

go 1.26
