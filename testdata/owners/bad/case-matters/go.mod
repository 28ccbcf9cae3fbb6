module example.com/casematters

go 1.26
