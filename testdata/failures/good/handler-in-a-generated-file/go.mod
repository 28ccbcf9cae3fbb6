module example.com/handlerinageneratedfile

go 1.26
