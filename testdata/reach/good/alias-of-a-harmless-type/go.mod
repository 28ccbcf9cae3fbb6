module example.com/aliasofaharmlesstype

go 1.26
