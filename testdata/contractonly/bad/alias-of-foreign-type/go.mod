module example.com/aliasofforeigntype

go 1.26
