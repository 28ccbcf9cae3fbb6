module example.com/nameovergeneric

go 1.26
