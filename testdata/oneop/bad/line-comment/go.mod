module example.com/linecomment

go 1.26
