module example.com/helperelsewhere

go 1.26
