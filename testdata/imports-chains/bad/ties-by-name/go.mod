module example.com/tiesbyname

go 1.26
