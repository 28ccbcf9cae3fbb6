module example.com/nobodyimplements

go 1.26
