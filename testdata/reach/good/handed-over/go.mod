module example.com/handedover

go 1.26
