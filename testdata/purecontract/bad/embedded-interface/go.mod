module example.com/embeddedinterface

go 1.26
