module example.com/noreason

go 1.26
