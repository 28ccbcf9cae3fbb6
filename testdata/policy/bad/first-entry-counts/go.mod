module example.com/firstentrycounts

go 1.26
