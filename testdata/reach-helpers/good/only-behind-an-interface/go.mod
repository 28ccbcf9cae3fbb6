module example.com/onlybehindaninterface

go 1.26
