module example.com/misspelt

go 1.26
