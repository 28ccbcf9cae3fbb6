module example.com/unknownfield

go 1.26
