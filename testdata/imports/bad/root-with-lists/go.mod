module example.com/rootwithlists

go 1.26
