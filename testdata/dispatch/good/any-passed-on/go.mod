module example.com/anypassedon

go 1.26
