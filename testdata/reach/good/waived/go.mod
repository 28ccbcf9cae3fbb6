module example.com/waived

go 1.26
