module example.com/listededge

go 1.26
