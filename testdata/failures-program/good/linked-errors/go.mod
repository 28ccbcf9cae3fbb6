module example.com/linkederrors

go 1.26
