module example.com/independent

go 1.26
