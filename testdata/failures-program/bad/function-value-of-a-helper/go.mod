module example.com/functionvalueofahelper

go 1.26
