module example.com/nobodyhandles

go 1.26
