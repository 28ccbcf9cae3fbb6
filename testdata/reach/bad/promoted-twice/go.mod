module example.com/promotedtwice

go 1.26
