module example.com/contractisatype

go 1.26
