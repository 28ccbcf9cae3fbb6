module example.com/declaredandforeignwrapped

go 1.26
