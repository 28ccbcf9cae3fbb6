module example.com/besideitscontract

go 1.26
