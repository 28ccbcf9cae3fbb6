module example.com/concretepointer

go 1.26
