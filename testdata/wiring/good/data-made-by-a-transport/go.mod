module example.com/datamadebyatransport

go 1.26
