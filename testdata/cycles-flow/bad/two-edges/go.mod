module example.com/twoedges

go 1.26
