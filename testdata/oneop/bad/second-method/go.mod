module example.com/secondmethod

go 1.26
