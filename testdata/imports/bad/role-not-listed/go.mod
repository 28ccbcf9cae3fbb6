module example.com/rolenotlisted

go 1.26
