module example.com/mocksbesidecode

go 1.26
