module example.com/selfimplementation

go 1.26
