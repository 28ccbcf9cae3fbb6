module example.com/calledbyitstype

go 1.26
