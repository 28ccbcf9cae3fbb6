module example.com/markedasgenerated

go 1.26
