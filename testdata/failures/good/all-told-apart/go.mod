module example.com/alltoldapart

go 1.26
