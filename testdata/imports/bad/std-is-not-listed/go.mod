module example.com/stdisnotlisted

go 1.26
