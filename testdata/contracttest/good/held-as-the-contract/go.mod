module example.com/heldasthecontract

go 1.26
