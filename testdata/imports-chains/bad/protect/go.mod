module example.com/protect

go 1.26
