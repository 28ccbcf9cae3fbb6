module example.com/aliasoftherequest

go 1.26
