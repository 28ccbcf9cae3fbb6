module example.com/twocontracts

go 1.26
