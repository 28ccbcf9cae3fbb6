module example.com/nocontext

go 1.26
