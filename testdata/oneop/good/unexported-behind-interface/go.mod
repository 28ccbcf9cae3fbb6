module example.com/unexportedbehindinterface

go 1.26
