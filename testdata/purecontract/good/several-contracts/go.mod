module example.com/severalcontracts

go 1.26
