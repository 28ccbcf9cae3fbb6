module example.com/embeddedelsewhere

go 1.26
