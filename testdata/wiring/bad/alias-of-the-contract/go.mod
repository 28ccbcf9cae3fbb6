module example.com/aliasofthecontract

go 1.26
