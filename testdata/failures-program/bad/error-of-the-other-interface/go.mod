module example.com/erroroftheotherinterface

go 1.26
