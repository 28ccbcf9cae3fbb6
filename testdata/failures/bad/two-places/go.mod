module example.com/twoplaces

go 1.26
