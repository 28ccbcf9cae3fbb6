module example.com/otherroles

go 1.26
