module example.com/selfcontract

go 1.26
