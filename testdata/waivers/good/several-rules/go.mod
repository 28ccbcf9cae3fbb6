module example.com/severalrules

go 1.26
