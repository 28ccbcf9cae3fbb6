module example.com/promotedbyembedding

go 1.26
