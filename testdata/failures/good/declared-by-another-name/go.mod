module example.com/declaredbyanothername

go 1.26
