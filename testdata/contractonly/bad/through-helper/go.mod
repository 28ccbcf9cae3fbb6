module example.com/throughhelper

go 1.26
