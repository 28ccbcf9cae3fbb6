module example.com/busembedded

go 1.26
