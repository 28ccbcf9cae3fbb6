module example.com/serverinmain

go 1.26
