module example.com/inaleftoutfile

go 1.26
