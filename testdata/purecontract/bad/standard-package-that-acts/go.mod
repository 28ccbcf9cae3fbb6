module example.com/standardpackagethatacts

go 1.26
