module example.com/assertionandliteral

go 1.26
