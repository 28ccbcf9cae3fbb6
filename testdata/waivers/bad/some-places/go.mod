module example.com/someplaces

go 1.26
