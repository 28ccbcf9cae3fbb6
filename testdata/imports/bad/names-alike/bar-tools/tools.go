package bartools
