module example.com/groupofdeclarederrors

go 1.26

require golang.org/x/sync v0.20.0
