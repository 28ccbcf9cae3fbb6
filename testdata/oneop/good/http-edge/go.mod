module example.com/httpedge

go 1.26
