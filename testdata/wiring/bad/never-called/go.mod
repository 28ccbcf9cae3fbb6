module example.com/nevercalled

go 1.26
