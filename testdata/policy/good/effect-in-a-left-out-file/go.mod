module example.com/effectinaleftoutfile

go 1.26
