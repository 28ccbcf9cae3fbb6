module example.com/handled

go 1.26
