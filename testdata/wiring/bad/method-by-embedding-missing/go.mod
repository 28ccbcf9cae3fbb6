module example.com/methodbyembeddingmissing

go 1.26
