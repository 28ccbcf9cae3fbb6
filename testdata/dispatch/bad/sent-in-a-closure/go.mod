module example.com/sentinaclosure

go 1.26
