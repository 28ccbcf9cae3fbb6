module example.com/marksandparts

go 1.26
