module example.com/effectofthepolicy

go 1.26
