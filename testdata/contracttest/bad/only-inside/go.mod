module example.com/onlyinside

go 1.26
