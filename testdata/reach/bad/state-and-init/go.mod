module example.com/stateandinit

go 1.26
