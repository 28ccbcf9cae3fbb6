module example.com/generatedbeside

go 1.26
