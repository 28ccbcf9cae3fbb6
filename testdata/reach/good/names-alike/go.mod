module example.com/namesalike

go 1.26
