package oil // want "package example.com/require/cmd/oil imports none "
