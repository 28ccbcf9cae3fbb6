module example.com/twosendersonefault

go 1.26
