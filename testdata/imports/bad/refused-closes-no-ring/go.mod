module example.com/refusedclosesnoring

go 1.26
