module example.com/placethatisgone

go 1.26
