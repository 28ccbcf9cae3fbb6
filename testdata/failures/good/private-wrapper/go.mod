module example.com/privatewrapper

go 1.26
