module example.com/anyingeneric

go 1.26
