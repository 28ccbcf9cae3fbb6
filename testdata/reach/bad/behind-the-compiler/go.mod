module example.com/behindthecompiler

go 1.26
