module example.com/oneineachprocess

go 1.26
