module example.com/declaredtypes

go 1.26
