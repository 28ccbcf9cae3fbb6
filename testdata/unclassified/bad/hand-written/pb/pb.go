package pb // want "\\(pb\\) has no role; the nearest pattern is \"\\{api\\}pb\" of role generated"
