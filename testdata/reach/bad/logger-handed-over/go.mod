module example.com/loggerhandedover

go 1.26
