module example.com/boundasatypeargument

go 1.26
