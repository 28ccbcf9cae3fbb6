module example.com/throughacontract

go 1.26
