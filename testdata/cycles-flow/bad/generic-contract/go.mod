module example.com/genericcontract

go 1.26
