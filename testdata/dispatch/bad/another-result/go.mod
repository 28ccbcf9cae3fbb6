module example.com/anotherresult

go 1.26
