module example.com/twoforone

go 1.26
