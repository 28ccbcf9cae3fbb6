module example.com/testsbeside

go 1.26
