module example.com/renamedtwice

go 1.26
