module example.com/embeddedlock

go 1.26
