module example.com/givenfunctions

go 1.26
