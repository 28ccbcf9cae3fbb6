module example.com/portofthecaller

go 1.26
