module example.com/embeddedinthetest

go 1.26
