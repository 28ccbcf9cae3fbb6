module example.com/waivedbytheotherrule

go 1.26
