module example.com/listedthirdparty

go 1.26

require example.org/money v1.0.0
