module example.com/nochain

go 1.26
