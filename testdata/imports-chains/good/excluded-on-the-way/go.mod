module example.com/excludedontheway

go 1.26
