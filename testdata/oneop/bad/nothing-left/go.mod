module example.com/nothingleft

go 1.26
