module example.com/onlyleftoutoftests

go 1.26
