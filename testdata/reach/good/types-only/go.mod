module example.com/typesonly

go 1.26
