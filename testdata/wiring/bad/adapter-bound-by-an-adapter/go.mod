module example.com/adapterboundbyanadapter

go 1.26
