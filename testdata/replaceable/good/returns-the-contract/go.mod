module example.com/returnsthecontract

go 1.26
