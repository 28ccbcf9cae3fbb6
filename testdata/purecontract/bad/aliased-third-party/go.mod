module example.com/aliasedthirdparty

go 1.26

require example.org/money v1.0.0
