module example.com/standardduties

go 1.26
