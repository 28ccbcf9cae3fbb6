module example.com/onlyoveraroot

go 1.26
