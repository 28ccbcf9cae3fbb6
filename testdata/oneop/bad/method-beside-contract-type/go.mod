module example.com/methodbeside

go 1.26
