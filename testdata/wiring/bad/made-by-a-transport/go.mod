module example.com/madebyatransport

go 1.26
