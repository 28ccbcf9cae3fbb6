module example.com/embeddedparameters

go 1.26
