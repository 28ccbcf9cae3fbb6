module example.com/callerhasitsowninterface

go 1.26
