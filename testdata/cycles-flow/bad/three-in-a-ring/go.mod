module example.com/threeinaring

go 1.26
