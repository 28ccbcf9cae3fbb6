module example.com/norule

go 1.26
