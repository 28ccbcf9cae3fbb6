module example.com/overatool

go 1.26
