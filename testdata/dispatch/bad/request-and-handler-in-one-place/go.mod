module example.com/requestandhandlerinoneplace

go 1.26
