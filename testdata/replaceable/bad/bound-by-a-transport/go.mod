module example.com/boundbyatransport

go 1.26
