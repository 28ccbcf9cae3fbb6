module example.com/sharederrors

go 1.26
