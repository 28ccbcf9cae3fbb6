module example.com/decorators

go 1.26
