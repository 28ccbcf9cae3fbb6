module example.com/tworingsapart

go 1.26
