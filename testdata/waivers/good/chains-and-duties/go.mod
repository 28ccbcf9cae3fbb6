module example.com/chainsandduties

go 1.26
