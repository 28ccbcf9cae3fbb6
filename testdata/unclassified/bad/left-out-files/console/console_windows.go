package console // want "\\(console\\) has no role; "
