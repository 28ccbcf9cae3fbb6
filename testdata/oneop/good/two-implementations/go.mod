module example.com/twoimplementations

go 1.26
