module example.com/embeddedcontract

go 1.26
