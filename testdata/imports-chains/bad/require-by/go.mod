module example.com/requireby

go 1.26
