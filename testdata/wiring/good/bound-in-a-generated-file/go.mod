module example.com/boundinageneratedfile

go 1.26
