module example.com/modules/kit

go 1.26
