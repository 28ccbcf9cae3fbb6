module example.com/methodofanalias

go 1.26
