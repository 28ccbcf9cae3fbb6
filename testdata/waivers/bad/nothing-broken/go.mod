module example.com/nothingbroken

go 1.26
