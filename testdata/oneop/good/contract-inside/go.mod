module example.com/contractinside

go 1.26
