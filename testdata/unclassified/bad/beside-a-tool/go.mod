module example.com/besideatool

go 1.26
