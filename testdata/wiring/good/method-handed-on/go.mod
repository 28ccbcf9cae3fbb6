module example.com/methodhandedon

go 1.26
