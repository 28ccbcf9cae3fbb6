module example.com/methodvalueandembedding

go 1.26
