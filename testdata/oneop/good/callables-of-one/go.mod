module example.com/callablesofone

go 1.26
