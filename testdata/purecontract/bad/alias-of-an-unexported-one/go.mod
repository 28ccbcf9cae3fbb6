module example.com/aliasofanunexportedone

go 1.26
