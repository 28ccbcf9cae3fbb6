module example.com/aliasesofdata

go 1.26
