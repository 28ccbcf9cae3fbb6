module example.com/contractofdata

go 1.26
