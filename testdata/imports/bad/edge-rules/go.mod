module example.com/edgerules

go 1.26
