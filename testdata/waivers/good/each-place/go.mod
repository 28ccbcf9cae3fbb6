module example.com/eachplace

go 1.26
