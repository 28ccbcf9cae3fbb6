module example.com/implementationtype

go 1.26
