module example.com/listedrole

go 1.26
