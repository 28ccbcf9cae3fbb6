module example.com/translatedafterahelper

go 1.26
