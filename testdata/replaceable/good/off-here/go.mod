module example.com/offhere

go 1.26
