module example.com/throughcontract

go 1.26
