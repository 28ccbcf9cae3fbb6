module example.com/fatcontract

go 1.26
