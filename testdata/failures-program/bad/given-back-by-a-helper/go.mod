module example.com/givenbackbyahelper

go 1.26
