module example.com/giventoothers

go 1.26
