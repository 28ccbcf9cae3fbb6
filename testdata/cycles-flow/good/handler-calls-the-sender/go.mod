module example.com/handlercallsthesender

go 1.26
