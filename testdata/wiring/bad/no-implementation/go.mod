module example.com/noimplementation

go 1.26
