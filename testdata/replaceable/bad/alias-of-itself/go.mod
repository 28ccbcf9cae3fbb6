module example.com/aliasofitself

go 1.26
