module example.com/takenaway

go 1.26
