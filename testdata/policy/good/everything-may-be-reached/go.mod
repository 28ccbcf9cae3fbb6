module example.com/everythingmaybereached

go 1.26
