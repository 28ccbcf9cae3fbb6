module example.com/aliasinaclosure

go 1.26
