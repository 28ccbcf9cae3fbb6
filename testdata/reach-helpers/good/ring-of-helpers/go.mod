module example.com/ringofhelpers

go 1.26
