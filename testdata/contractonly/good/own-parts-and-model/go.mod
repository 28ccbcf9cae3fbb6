module example.com/ownpartsandmodel

go 1.26
