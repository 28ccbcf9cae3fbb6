module example.com/secondcontract

go 1.26
