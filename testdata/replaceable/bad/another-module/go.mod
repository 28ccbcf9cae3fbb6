module example.com/anothermodule

go 1.26
