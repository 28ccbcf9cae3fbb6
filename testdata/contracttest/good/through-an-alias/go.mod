module example.com/throughanalias

go 1.26
