module example.com/functionascontract

go 1.26
