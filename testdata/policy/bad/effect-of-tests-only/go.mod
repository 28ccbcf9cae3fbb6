module example.com/effectoftestsonly

go 1.26
