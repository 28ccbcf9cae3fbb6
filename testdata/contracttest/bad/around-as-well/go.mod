module example.com/aroundaswell

go 1.26
