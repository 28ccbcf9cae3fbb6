module example.com/pointerandvalue

go 1.26
