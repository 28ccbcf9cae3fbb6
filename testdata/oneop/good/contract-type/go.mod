module example.com/contracttype

go 1.26
