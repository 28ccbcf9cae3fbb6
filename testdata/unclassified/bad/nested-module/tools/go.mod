module elsewhere.example/kit

go 1.26
