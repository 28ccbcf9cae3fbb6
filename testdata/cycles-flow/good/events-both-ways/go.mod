module example.com/eventsbothways

go 1.26
