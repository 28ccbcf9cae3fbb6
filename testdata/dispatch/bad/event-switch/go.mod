module example.com/eventswitch

go 1.26
