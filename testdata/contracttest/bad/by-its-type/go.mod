module example.com/byitstype

go 1.26
