module example.com/twohandle

go 1.26
