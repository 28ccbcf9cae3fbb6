module example.com/handledinanothermodule

go 1.26
